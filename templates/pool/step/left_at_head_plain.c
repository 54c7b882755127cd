    pool_->head_ = NULL;
