    typed_atomic_store(&pool_->known_[${P}_slot_of(pool_, object_)], 1, TYPED_RELAXED);
