    pool_->head_ = (uint32_t)${P}_SLOT_NONE;
    pool_->end_ = &pool_->head_;
    pool_->free_count_ = 0;
    pool_->damaged_count_ = 0;
    pool_->is_list_broken_ = false;
