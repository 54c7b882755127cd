    if (pool_->free_count_ == 0) {
        pool_->end_ = &pool_->head_;
    }
