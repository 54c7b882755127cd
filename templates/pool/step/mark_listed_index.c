    size_t free_ = pool_->head_;
/*% for step in marked_none %*/
/*% include step %*/
/*% endfor %*/
    while (free_ < pool_->carved_ && (marks_[free_ / 64] >> free_ % 64 & 1) == 0) {
        marks_[free_ / 64] |= UINT64_C(1) << free_ % 64;
        free_ = ${P}_slot_link(pool_, free_);
/*% for step in marked_one %*/
/*% include step %*/
/*% endfor %*/
    }
