    if (slot_ % 64 == 0) {
        pool_->live_[slot_ / 64] = 0;
    }
