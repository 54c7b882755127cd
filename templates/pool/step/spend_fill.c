    pool_->allowance_ -= run_ + (cache_->fresh_end_ - cache_->fresh_);
