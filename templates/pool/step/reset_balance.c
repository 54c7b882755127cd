    pool_->balance_ = pool_->allowance_;
