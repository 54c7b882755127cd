    ${P}_slot_lay(pool_, slot_);
