    pool_->is_shut_ = false;
