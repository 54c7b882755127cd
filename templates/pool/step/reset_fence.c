    pool_->rest_ = NULL;
    pool_->rest_count_ = 0;
    pool_->ceiling_ = 0;
