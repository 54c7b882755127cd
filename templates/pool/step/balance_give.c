    pool_->balance_--;
