/**
 * Commit memory for so many bytes now, which otherwise happens as they are first used.
 * @param ${me} the ${noun}.
 * @param capacity_ bytes in all.
 * @return TYPED_OK; TYPED_ERR_INVALID when that is more than the capacity; TYPED_ERR_NOMEM when the system refuses.
 */
typed_status ${P}_reserve(${P} *${me}, size_t capacity_)
{
/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
    if (capacity_ > ${me}->capacity_) {
        return TYPED_ERR_INVALID;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_committed_ = ${P}_commit(${me}, capacity_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_committed_ ? TYPED_OK : TYPED_ERR_NOMEM;
}
