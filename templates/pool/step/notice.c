    const bool is_damaged_ = pool_->damaged_count_ > 0 || pool_->is_list_broken_;
