    ${P}_slot_hand_in(pool_, slot_, object_${pass_here});
