    pool_->head_ |= pool_->place_mask_;
