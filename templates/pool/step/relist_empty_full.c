    pool_->head_ = (uint32_t)${P}_SLOT_NONE;
    pool_->end_ = &pool_->head_;
    pool_->free_count_ = 0;
