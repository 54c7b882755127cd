    typed_atomic_store(&pool_->known_[${P}_slot_of(pool_, object_)], ${P}_KNOWN_LIVE, TYPED_RELAXED);
