    cache_->begin_ = cursor_;
    cache_->made_end_ = NULL;
