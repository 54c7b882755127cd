    pool_->place_mask_ = (typed_index_mask(pool_->capacity_) + 1) * sizeof(uint32_t) - 1;
    pool_->tag_mask_ = ~pool_->place_mask_;
    pool_->head_ = pool_->place_mask_;
