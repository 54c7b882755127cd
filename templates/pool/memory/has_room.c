/** Whether so many slots that have memory are free, after other threads came between. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
    const size_t live_ = ${P}_capacity(pool_) - ${P}_available(pool_);
    return ${P}_committed(pool_) >= live_ && ${P}_committed(pool_) - live_ >= count_;
}
