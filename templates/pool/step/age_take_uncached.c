    if (object_ != NULL) {
        (void)${P}_slot_age(pool_, ${P}_slot_of(pool_, object_));
    }
