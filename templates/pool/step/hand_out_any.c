    ${P}_slot_hand_out(pool_, slot_${pass_site});
