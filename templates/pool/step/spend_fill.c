    pool_->allowance_ -= (int64_t)run_ + (cache_->fresh_end_ - cache_->fresh_);
