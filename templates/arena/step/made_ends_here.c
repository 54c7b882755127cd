        cache_->begin_ = TYPED_LEAST(cache_->begin_, (uintptr_t)block_);
