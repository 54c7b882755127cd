    for (const ${P}_slot *free_ = pool_->rest_; free_ != NULL; free_ = ${P}_slot_link(pool_, free_)) {
        const size_t index_ = ${P}_slot_index(pool_, free_);
        marks_[index_ / 64] |= UINT64_C(1) << index_ % 64;
    }
