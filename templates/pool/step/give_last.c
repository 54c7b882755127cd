    ${P}_slot_give_last(pool_, slot_, record_);
