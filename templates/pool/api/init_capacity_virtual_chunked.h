/**
 * Make a pool that has memory for another number of elements at once than the spec says. Address space
 * for ${max_capacity} is reserved; memory beyond capacity_ is committed as elements are first used.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @param capacity_ elements to commit now.
 * @return TYPED_OK; TYPED_ERR_INVALID when capacity_ is 0 or above ${max_capacity};
 *         TYPED_ERR_NOMEM when address space or memory${or_lock} is not to be had. After an error the pool is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_capacity(${P} *pool_, size_t capacity_)
{
    ${P}_clear(pool_);
    if (capacity_ == 0 || capacity_ > ${max_capacity}) {
        return TYPED_ERR_INVALID;
    }
    typed_status status_ = ${P}_start(pool_, ${max_capacity});
    if (status_ == TYPED_OK) {
        status_ = ${P}_reserve(pool_, capacity_);
        if (status_ != TYPED_OK) {
            ${P}_destroy(pool_);
/*% for step in zeroed_deep %*/
/*% include step %*/
/*% endfor %*/
        }
    }
    return status_;
}
