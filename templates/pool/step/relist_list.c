    pool_->head_ = (uint32_t)${P}_SLOT_NONE;
    for (size_t slot_ = pool_->carved_; slot_-- > 0;) {
        if (!${P}_slot_is_live(pool_, slot_)) {
            ${P}_slot_give(pool_, slot_);
        }
    }
