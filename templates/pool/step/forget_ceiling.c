    pool_->ceiling_ = 0;
