    pool_->open_ = pool_->carved_;
