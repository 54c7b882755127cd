/** Grow, or see whether another thread has: true when there may be room for `count_` elements now. */
bool ${P}_grow(${P} *pool_, size_t count_)
{
    if (count_ > pool_->capacity_) {
        return false;
    }
    return (${P}_can_grow(pool_) && ${P}_add_memory(pool_)) || ${P}_has_room(pool_, count_);
}
