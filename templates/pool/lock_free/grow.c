/** Whether `count_` slots are listed or were never handed out, after other threads came between. What they change
 * meanwhile makes this a guess; a wrong one costs one look more. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
    const size_t limit_ = ${limit_acquired};
    const size_t carved_ = ${carved_now};
    size_t found_ = carved_ < limit_ ? limit_ - carved_ : 0;
    size_t slot_ = ${P}_slot_first(pool_, typed_atomic_load(&pool_->head_, TYPED_ACQUIRE));
    while (found_ < count_ && slot_ < limit_) {
        slot_ = ${P}_slot_next(pool_, slot_);
        found_++;
    }
    return found_ >= count_;
}

/** Grow, or see whether another thread has: true when there may be room for `count_` elements now. */
bool ${P}_grow(${P} *pool_, size_t count_)
{
    return (${P}_can_grow(pool_) && ${P}_add_memory(pool_)) || ${P}_has_room(pool_, count_);
}
