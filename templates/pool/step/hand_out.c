    ${P}_slot_hand_out(pool_, slot_);
