    typed_lock_destroy(&pool_->lock_);
