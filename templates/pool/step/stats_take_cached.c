    typed_atomic_store(&cache_->taken_, cache_->taken_ + 1, TYPED_RELAXED);
