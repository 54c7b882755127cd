    for (size_t i_ = 0; i_ < count_; i_++) {
        typed_atomic_store(&pool_->known_[${P}_slot_of(pool_, objects_[i_])], ${P}_KNOWN_LIVE, TYPED_RELAXED);
    }
