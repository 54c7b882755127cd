    pool_->failed_++;
