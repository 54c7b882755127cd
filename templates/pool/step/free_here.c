    ${P}_free_at(typed_current_site, pool_, object_);
