/**
 * Make a ${noun} of another capacity than the spec's, on the default upstream (malloc, or what
 * typed_set_upstream said). None of it is touched.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @param capacity_ bytes${initial_words}.
 * @return TYPED_OK; TYPED_ERR_INVALID when capacity_ is 0 or above ${capacity_bound};
 *         TYPED_ERR_NOMEM when memory${or_lock} is not to be had. After an error the ${noun} is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_capacity(${P} *${me}, size_t capacity_)
{
    const typed_upstream upstream_ = typed_default_upstream();
    return ${P}_start(${me}, capacity_, &upstream_);
}
