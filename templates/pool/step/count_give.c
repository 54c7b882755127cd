    pool_->live_count_--;
