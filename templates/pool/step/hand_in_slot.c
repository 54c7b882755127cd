    ${P}_slot_hand_in(pool_, slot_);
