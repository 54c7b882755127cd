    if (pool_->monitor_.level != TYPED_PRESSURE_NORMAL) {
        /* What comes back is no allowance then: each allocation is judged by itself. */
        pool_->granted_ += INT64_MIN / 2 - pool_->allowance_;
        pool_->allowance_ = INT64_MIN / 2;
    }
