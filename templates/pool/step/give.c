    ${P}_slot_give(pool_, slot_);
