/**
 * Allocate the chunks for so many elements now, which otherwise happens as they are needed.
 * @param pool_ the pool.
 * @param capacity_ elements in all.
 * @return TYPED_OK; TYPED_ERR_INVALID when that is more than the pool's capacity; TYPED_ERR_NOMEM when the
 *         upstream gives no more. Chunks that were got stay.
 */
typed_status ${P}_reserve(${P} *pool_, size_t capacity_)
{
/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
    if (capacity_ > pool_->capacity_) {
        return TYPED_ERR_INVALID;
    }
    while (${P}_committed(pool_) < capacity_) {
        if (!${P}_add_memory(pool_) && ${P}_committed(pool_) < capacity_) {
            return TYPED_ERR_NOMEM;
        }
    }
    return TYPED_OK;
}
