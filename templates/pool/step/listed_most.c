    const size_t free_ = pool_->carved_ - ${live} - pool_->lost_;
