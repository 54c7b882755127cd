/**
 * Make a pool of another capacity than the spec's, on the default upstream (malloc, or what
 * typed_set_upstream said). No element is touched.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @param capacity_ elements${initial_words}.
 * @return TYPED_OK; TYPED_ERR_INVALID when capacity_ is 0 or above ${capacity_bound};
 *         TYPED_ERR_NOMEM when memory${or_lock} is not to be had. After an error the pool is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_capacity(${P} *pool_, size_t capacity_)
{
    const typed_upstream upstream_ = typed_pool_upstream();
    return ${P}_start(pool_, capacity_, &upstream_);
}
