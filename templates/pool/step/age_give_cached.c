    if (TYPED_UNLIKELY(${P}_slot_age(pool_, ${P}_slot_of(pool_, object_)) == ${P}_GENERATION_RETIRED)) {
        ${P}_slot_retire(pool_);
        return;
    }
