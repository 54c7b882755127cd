        typed_lock_release(&pool_->lock_);
