    pool_->taken_ += has_all_ ? count_ : 0;
