/**
 * Make a ${noun} of another capacity than the spec's. Address space for all of it is reserved now, memory is
 * committed as it is first used.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @param capacity_ bytes.
 * @return TYPED_OK; TYPED_ERR_INVALID when capacity_ is 0 or above ${capacity_bound};
 *         TYPED_ERR_NOMEM when address space${or_lock} is not to be had. After an error the ${noun} is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_capacity(${P} *${me}, size_t capacity_)
{
    return ${P}_start(${me}, capacity_);
}
