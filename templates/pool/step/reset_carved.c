    pool_->carved_ = 0;
