    pool_->lost_ = (uint32_t)(pool_->carved_ - pool_->live_count_ - listed_);
