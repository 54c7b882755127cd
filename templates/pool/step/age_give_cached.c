    if (TYPED_UNLIKELY(${P}_slot_age(pool_, ${P}_slot_of(pool_, object_)) == ${P}_GENERATION_RETIRED)) {
        typed_atomic_fetch_add(&pool_->lost_, 1, TYPED_RELAXED);
        return;
    }
