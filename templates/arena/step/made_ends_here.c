        cache_->begin_ = TYPED_LEAST(cache_->begin_, (unsigned char *)block_);
