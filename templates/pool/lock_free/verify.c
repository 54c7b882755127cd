/**
 * Walk the free list: every link inside the pool, and every slot either listed or handed out. O(elements ever handed
 * out). No other thread may be using the pool. What is wrong is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
    const size_t free_ = pool_->carved_ - ${P}_slot_live_count(pool_)/*% for step in lost %*/ - pool_->lost_/*% endfor %*/;
    size_t listed_ = 0;
    size_t slot_ = ${P}_slot_first(pool_, pool_->head_);
    while (slot_ < pool_->carved_ && listed_ < free_) {
        slot_ = ${P}_slot_next(pool_, slot_);
        listed_++;
    }
    const bool is_sound_ = pool_->capacity_ == 0 || (slot_ == pool_->place_mask_ / sizeof(uint32_t) && listed_ == free_);
    if (!is_sound_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
    }
    return is_sound_;
}
