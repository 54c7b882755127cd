    pool_->allowance_++;
