    if (pool_->carved_ > 0) {
        ${P}_slot_use_word(pool_, 0);
        for (size_t slot_ = pool_->carved_; slot_ % 64 != 0; slot_++) {
            pool_->free_[slot_ / 64] &= ~(UINT64_C(1) << slot_ % 64);
        }
        pool_->current_ = pool_->free_[0];
    } else {
        pool_->first_ = 0;
        pool_->current_ = 0;
    }
