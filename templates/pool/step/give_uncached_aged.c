    const size_t slot_ = ${P}_slot_of(pool_, object_);
    if (${P}_slot_age(pool_, slot_) == ${P}_GENERATION_RETIRED) {
        ${P}_slot_retire(pool_);
    } else {
        ${P}_slot_give(pool_, slot_);
    }
