        pool_->is_drained_ = false;
