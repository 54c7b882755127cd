/**
 * Make a ${noun} that has memory for another number of bytes at once than the spec says. Address space
 * for ${max_capacity} is reserved; memory beyond capacity_ is committed as it is first used.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @param capacity_ bytes to commit now.
 * @return TYPED_OK; TYPED_ERR_INVALID when capacity_ is 0 or above ${max_capacity};
 *         TYPED_ERR_NOMEM when address space or memory${or_lock} is not to be had. After an error the ${noun} is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_capacity(${P} *${me}, size_t capacity_)
{
    ${P}_clear(${me});
    if (capacity_ == 0 || capacity_ > ${max_capacity}) {
        return TYPED_ERR_INVALID;
    }
    typed_status status_ = ${P}_start(${me}, ${max_capacity});
    if (status_ == TYPED_OK) {
        status_ = ${P}_reserve(${me}, capacity_);
        if (status_ != TYPED_OK) {
            ${P}_destroy(${me});
/*% for step in as_if_zeroed %*/
/*% include step %*/
/*% endfor %*/
        }
    }
    return status_;
}
