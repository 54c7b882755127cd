/** Whether the pool has `count_` slots now, after other threads came between. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t found_ = (size_t)pool_->free_count_ + pool_->spare_count_ + (pool_->committed_ - pool_->carved_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return found_ >= count_;
}

/** Grow, or see whether another thread has: true when there may be room for `count_` elements now. */
bool ${P}_grow(${P} *pool_, size_t count_)
{
    if (count_ > pool_->capacity_) {
        return false;
    }
    return (${P}_can_grow(pool_) && ${P}_add_memory(pool_)) || ${P}_has_room(pool_, count_);
}
