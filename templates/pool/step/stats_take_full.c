    pool_->taken_++;
    if (pool_->free_count_ < pool_->least_free_) {
        pool_->least_free_ = pool_->free_count_;
    }
