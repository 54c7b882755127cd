    ${P}_slot_hand_out(pool_);
