    typed_atomic_store(&cache_->given_, cache_->given_ + 1, TYPED_RELAXED);
