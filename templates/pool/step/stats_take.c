    pool_->taken_++;
    if (pool_->live_count_ > pool_->peak_) {
        pool_->peak_ = pool_->live_count_;
    }
