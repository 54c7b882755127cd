    const bool was_shut_ = pool_->is_shut_;
