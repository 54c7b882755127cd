    const size_t slot_ = ${P}_slot_of(pool_, object_);
    if (${P}_slot_age(pool_, slot_) == ${P}_GENERATION_RETIRED) {
        typed_atomic_fetch_add(&pool_->lost_, 1, TYPED_RELAXED);
    } else {
        ${P}_slot_give(pool_, slot_);
    }
