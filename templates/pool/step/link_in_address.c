    ${P}_slot_link_in(pool_, ${P}_slot_of(pool_, object_), first_);
