    pool_->given_++;
