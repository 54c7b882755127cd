/**
 * Check the bitmap: no bit for a slot that was never handed out, none below the word at hand. O(elements
 * ever handed out / 64). What is wrong is a fault (corrupt link).
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
    bool is_sound_ = true;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    for (size_t word_ = 0; word_ * 64 < pool_->carved_; word_++) {
        const uint64_t bits_ = ${P}_slot_bits(pool_, word_);
        const size_t carved_ = TYPED_LEAST(pool_->carved_ - word_ * 64, (size_t)64);
        is_sound_ = is_sound_ && (carved_ == 64 || bits_ >> carved_ == 0) && (bits_ == 0 || word_ >= pool_->first_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_sound_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), pool_->free_);
    }
    return is_sound_;
}
