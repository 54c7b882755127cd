    pool_->open_ = TYPED_LEAST(pool_->open_, pool_->carved_);
