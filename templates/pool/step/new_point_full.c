    for (size_t slot_ = 0; slot_ < pool_->carved_; slot_++) {
        const uint64_t uses_ = ${generation};
        self_->records_[slot_].element_.point_ = uses_ << 32 | (uint32_t)${P}_slot_point(pool_, slot_);
    }
    const uint64_t point_ = ++self_->leak_points_;
