        pool_->taken_ += cache_->taken_;
        pool_->given_ += cache_->given_;
