/**
 * Walk the free lists: every link inside the pool, and an end to them. O(free slots). What is wrong is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
    size_t listed_ = 0;
    ${P}_slot_ref slot_ = pool_->head_;
    while (${slot_is_inside} && listed_ < pool_->carved_) {
        slot_ = ${P}_slot_link(pool_, slot_);
        listed_++;
    }
    bool is_sound_ = slot_ == ${P}_SLOT_NONE;
    listed_ = 0;
    slot_ = pool_->rest_;
    while (${slot_is_inside} && listed_ < pool_->carved_) {
        slot_ = ${P}_slot_link(pool_, slot_);
        listed_++;
    }
    is_sound_ = is_sound_ && slot_ == ${P}_SLOT_NONE && listed_ == pool_->rest_count_;
    if (!is_sound_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
    }
    return is_sound_;
}
