    pool_->open_ = 0;
