/**
 * Make a pool of another capacity than the spec's. Address space for all of it is reserved now, memory is
 * committed as elements are first used.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @param capacity_ elements.
 * @return TYPED_OK; TYPED_ERR_INVALID when capacity_ is 0 or above ${capacity_bound};
 *         TYPED_ERR_NOMEM when address space${or_lock} is not to be had. After an error the pool is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_capacity(${P} *pool_, size_t capacity_)
{
    return ${P}_start(pool_, capacity_);
}
