    pool_->head_ = (uint32_t)${P}_SLOT_NONE;
