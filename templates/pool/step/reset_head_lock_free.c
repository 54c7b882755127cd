    pool_->head_ |= pool_->mask_;
