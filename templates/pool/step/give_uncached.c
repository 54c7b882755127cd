    ${P}_slot_give(pool_, ${P}_slot_of(pool_, object_));
