/**
 * Most elements that can be live at once${reachable}. O(1).
 * @param pool_ the pool.
 * @return Elements.
 */
size_t ${P}_capacity(const ${P} *pool_)
{
    return pool_->capacity_;
}
