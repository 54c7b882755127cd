/**
 * Check the free slots that are in no cache: each inside the pool, and no more than were ever handed out. O(free slots).
 * What is wrong is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
    bool is_sound_ = true;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    is_sound_ = (size_t)pool_->free_count_ + pool_->spare_count_ <= pool_->carved_${less_lost_now};
    for (size_t i_ = 0; is_sound_ && i_ < pool_->free_count_; i_++) {
        is_sound_ = pool_->free_[i_] < pool_->carved_ && pool_->known_[pool_->free_[i_]] != 0;
    }
/*% for step in verify_extra %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_sound_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), pool_->free_);
    }
    return is_sound_;
}
