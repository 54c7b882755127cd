/**
 * Check the bitmap against the counts. O(elements ever handed out). A difference is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    size_t free_ = (size_t)pool_->carved_ - pool_->live_count_/*% for step in lost %*/ - pool_->lost_/*% endfor %*/;
    for (size_t slot_ = 0; slot_ < pool_->carved_; slot_++) {
        free_ -= ${P}_slot_bits(pool_, slot_ / 64) >> slot_ % 64 & 1;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (free_ != 0) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), pool_->free_);
    }
    return free_ == 0;
}
