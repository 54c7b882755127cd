    cache_->begin_ = (uintptr_t)cursor_;
    cache_->made_end_ = 0;
