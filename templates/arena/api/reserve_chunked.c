/**
 * Allocate chunks until they have so many bytes, which otherwise happens as they are needed.
 * @param ${me} the ${noun}.
 * @param capacity_ bytes in all.
 * @return TYPED_OK; TYPED_ERR_INVALID when that is more than the capacity; TYPED_ERR_NOMEM when the upstream gives
 *         no more. Chunks that were got stay.
 */
typed_status ${P}_reserve(${P} *${me}, size_t capacity_)
{
/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
    if (capacity_ > ${me}->capacity_) {
        return TYPED_ERR_INVALID;
    }
    size_t missing_ = ${P}_missing(${me}, capacity_);
    while (missing_ > 0) {
        if (!${P}_add_chunk(${me}, missing_)) {
            return TYPED_ERR_NOMEM;
        }
        missing_ = ${P}_missing(${me}, capacity_);
    }
    return TYPED_OK;
}
