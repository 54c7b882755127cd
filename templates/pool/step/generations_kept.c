    pool_->generations_ready_ = TYPED_MOST(pool_->generations_ready_, pool_->carved_);
