        pool_->lost_ = (uint32_t)(pool_->carved_ - ${live} - taken_);
