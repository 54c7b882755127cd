    if (typed_atomic_load(&pool_->carved_, TYPED_RELAXED) >= pool_->committed_) {
        (void)${P}_commit(pool_, (size_t)pool_->committed_ + 1);
    }
