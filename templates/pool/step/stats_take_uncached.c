    pool_->taken_ += object_ != NULL;
