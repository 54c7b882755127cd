    pool_->first_ = 0;
    pool_->current_ = 0;
