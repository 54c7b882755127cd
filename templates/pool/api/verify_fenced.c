/**
 * Walk the free lists: every link inside the pool, and an end to them. O(free slots). What is wrong is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
    ${P}_slot *last_;
    ${P}_slot *end_ = pool_->head_;
    (void)${P}_walk(pool_, &end_, &last_, pool_->carved_);
    ${P}_slot *rest_end_ = pool_->rest_;
    const size_t rest_ = ${P}_walk(pool_, &rest_end_, &last_, pool_->carved_);
    const bool is_sound_ = end_ == NULL && rest_end_ == NULL && rest_ == pool_->rest_count_;
    if (!is_sound_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
    }
    return is_sound_;
}
