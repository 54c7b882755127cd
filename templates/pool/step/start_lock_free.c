    pool_->mask_ = typed_index_mask(pool_->capacity_);
    pool_->head_ = pool_->mask_;
