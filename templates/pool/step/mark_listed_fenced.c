    bool is_sound_ = true;
    const ${P}_slot *const lists_[] = {pool_->head_, pool_->rest_};
    for (size_t i_ = 0; i_ < 2; i_++) {
        const ${P}_slot *free_ = lists_[i_];
        size_t index_ = ${P}_slot_index(pool_, free_);
        while (index_ < pool_->carved_ && (marks_[index_ / 64] >> index_ % 64 & 1) == 0) {
            marks_[index_ / 64] |= UINT64_C(1) << index_ % 64;
            free_ = ${P}_slot_link(pool_, free_);
            index_ = ${P}_slot_index(pool_, free_);
        }
        is_sound_ = is_sound_ && free_ == NULL;
    }
