    const size_t lost_ = pool_->lost_;
