/** Mark the listed slots, drop those at the top, and list the rest by rising address. Slots that a damaged
 * list no longer reaches are withdrawn. */
void ${P}_relist(${P} *pool_, uint64_t *marks_)
{
    size_t slot_ = pool_->head_;
    while (slot_ < pool_->carved_ && (marks_[slot_ / 64] >> slot_ % 64 & 1) == 0) {
        marks_[slot_ / 64] |= UINT64_C(1) << slot_ % 64;
        slot_ = ${P}_slot_link(pool_, slot_);
    }
    while (pool_->carved_ > 0 && (marks_[(pool_->carved_ - 1) / 64] >> (pool_->carved_ - 1) % 64 & 1) != 0) {
        pool_->carved_--;
    }
    size_t listed_ = 0;
    pool_->head_ = (uint32_t)${P}_SLOT_NONE;
    for (slot_ = pool_->carved_; slot_-- > 0;) {
        if ((marks_[slot_ / 64] >> slot_ % 64 & 1) != 0) {
            ${P}_slot_give(pool_, slot_);
            listed_++;
        }
    }
/*% for step in relisted %*/
/*% include step %*/
/*% endfor %*/
}
