    ${P}_slot_link_in(pool_, slot_, object_, first_);
