    const size_t dropped_ = pool_->carved_ - carved_;
