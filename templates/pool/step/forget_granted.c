    pool_->granted_ -= pool_->allowance_;
