    for (; pool_->generations_ready_ < *first_ + run_; pool_->generations_ready_++) {
        typed_atomic_store(&pool_->generations_[pool_->generations_ready_], 0, TYPED_RELAXED);
    }
