    if (pool_->monitor_.level != TYPED_PRESSURE_NORMAL) {
        /* Whatever comes back, each allocation is judged by itself then. */
        pool_->is_shut_ = true;
        pool_->ceiling_ = pool_->carved_;
    }
