    if (slot_ % 64 == 0) {
        pool_->free_[slot_ / 64] = 0;
    }
