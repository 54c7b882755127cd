    typed_atomic_store(&cache_->taken_, 0, TYPED_RELAXED);
    typed_atomic_store(&cache_->taken_bytes_, 0, TYPED_RELAXED);
