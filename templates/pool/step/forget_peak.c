    pool_->least_free_ = UINT32_MAX;
