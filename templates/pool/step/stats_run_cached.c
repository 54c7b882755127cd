        typed_atomic_store(&cache_->taken_, cache_->taken_ + count_, TYPED_RELAXED);
