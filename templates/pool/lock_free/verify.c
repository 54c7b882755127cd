/**
 * Walk the free list: every link inside the pool, and every slot either listed or handed out; but in the child of a fork those
 * are neither which other threads were just taking or giving back. O(elements ever handed out). No other thread may be using the
 * pool. What is wrong is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
    const size_t free_ = pool_->carved_ - ${P}_slot_live_count(pool_)/*% for step in lost %*/ - pool_->lost_/*% endfor %*/;
    size_t listed_ = 0;
    size_t place_ = (size_t)(pool_->head_ & pool_->place_mask_);
    while (${P}_place_slot(place_) < pool_->carved_ && listed_ < free_) {
        place_ = ${P}_slot_link(pool_, ${P}_place_slot(place_));
        listed_++;
    }
    const bool is_sound_ = pool_->capacity_ == 0 || (place_ == pool_->place_mask_ && (listed_ == free_ || typed_locks_forked()));
    if (!is_sound_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
    }
    return is_sound_;
}
