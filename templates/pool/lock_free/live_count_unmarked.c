/** Elements handed out now: nothing is noted while allocating, so the list is walked. Where other threads change it
 * meanwhile the walk may miss slots or meet one twice; it ends all the same. */
size_t ${P}_slot_live_count(const ${P} *pool_)
{
    const size_t carved_ = typed_atomic_load(&pool_->carved_, TYPED_RELAXED);
    size_t slot_ = ${P}_slot_first(pool_, typed_atomic_load(&pool_->head_, TYPED_ACQUIRE));
    size_t listed_ = 0;
    while (slot_ < carved_ && listed_ < carved_) {
        slot_ = ${P}_slot_next(pool_, slot_);
        listed_++;
    }
    return carved_ - listed_;
}
