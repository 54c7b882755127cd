    pool_->live_[slot_ / 64] |= UINT64_C(1) << slot_ % 64;
