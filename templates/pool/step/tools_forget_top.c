    TYPED_FORGET(cache_->top_, sizeof *cache_->top_);
