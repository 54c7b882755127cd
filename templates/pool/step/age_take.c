    (void)${P}_slot_age(pool_, slot_);
