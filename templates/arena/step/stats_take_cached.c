    typed_atomic_store(&cache_->taken_, cache_->taken_ + 1, TYPED_RELAXED);
    typed_atomic_store(&cache_->taken_bytes_, cache_->taken_bytes_ + bytes_, TYPED_RELAXED);
