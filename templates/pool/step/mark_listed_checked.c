    const ${P}_slot *free_ = pool_->head_;
    size_t index_ = ${P}_slot_index(pool_, free_);
/*% for step in marked_none %*/
/*% include step %*/
/*% endfor %*/
    while (index_ < pool_->carved_ && (marks_[index_ / 64] >> index_ % 64 & 1) == 0) {
        marks_[index_ / 64] |= UINT64_C(1) << index_ % 64;
        free_ = ${P}_slot_link(pool_, free_);
        index_ = ${P}_slot_index(pool_, free_);
/*% for step in marked_one %*/
/*% include step %*/
/*% endfor %*/
    }
