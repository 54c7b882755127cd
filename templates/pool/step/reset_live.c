    pool_->live_count_ = 0;
