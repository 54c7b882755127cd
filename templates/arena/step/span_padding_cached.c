    typed_atomic_store(&cache_->padding_, cache_->padding_ + (${span} - sizeof(${T})), TYPED_RELAXED);
