    if (TYPED_UNLIKELY((size_t)pool_->free_count_ + pool_->spare_count_ >= pool_->carved_)) { /* one came back twice */
        typed_atomic_store(&pool_->extra_, pool_->extra_ + 1, TYPED_RELAXED);
        return;
    }
