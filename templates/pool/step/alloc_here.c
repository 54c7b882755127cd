    return ${P}_alloc_at(typed_current_site, pool_);
