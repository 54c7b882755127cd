        typed_lock_acquire(&pool_->lock_);
