    pool_->head_ = (uint32_t)${P}_SLOT_NONE;
    pool_->free_count_ = 0;
