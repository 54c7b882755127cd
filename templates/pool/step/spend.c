    pool_->allowance_--;
