/** Mark the listed slots, drop those at the top, and list the rest by rising address. */
void ${P}_relist(${P} *pool_, uint64_t *marks_)
{
    for (${P}_slot *free_ = pool_->head_; free_ != NULL; free_ = ${P}_slot_link(pool_, free_)) {
        const size_t slot_ = ${P}_slot_index(pool_, free_);
        marks_[slot_ / 64] |= UINT64_C(1) << slot_ % 64;
    }
    while (pool_->carved_ > 0 && (marks_[(pool_->carved_ - 1) / 64] >> (pool_->carved_ - 1) % 64 & 1) != 0) {
        pool_->carved_--;
    }
    pool_->head_ = NULL;
    for (size_t slot_ = pool_->carved_; slot_-- > 0;) {
        if ((marks_[slot_ / 64] >> slot_ % 64 & 1) != 0) {
            ${P}_slot_give(pool_, ${P}_slot_at(pool_, slot_));
        }
    }
}
