    pool_->lost_ = 0;
