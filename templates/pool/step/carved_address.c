    return ${P}_slot_at(pool_, slot_);
