    if (pool_->monitor_.level != TYPED_PRESSURE_NORMAL) {
        /* Whatever comes back, each allocation is judged by itself then. */
        pool_->open_ = 0;
        pool_->ceiling_ = pool_->carved_;
    }
