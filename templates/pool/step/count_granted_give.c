    pool_->granted_--;
