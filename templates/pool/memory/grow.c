/** Grow when that may bring room for `count_` elements; true also when another thread has just grown. */
bool ${P}_grow(${P} *pool_, size_t count_)
{
    if (${P}_available(pool_) < count_) {
        return false;
    }
    return (${P}_can_grow(pool_) && ${P}_add_memory(pool_)) || ${P}_has_room(pool_, count_);
}
