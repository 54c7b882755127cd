    ${P}_slot_hand_in(pool_, object_, first_);
