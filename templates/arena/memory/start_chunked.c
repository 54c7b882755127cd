/** Make a ${noun} whose chunks come one by one; the first has `capacity_` bytes. */
typed_status ${P}_start(${P} *${me}, size_t capacity_, const typed_upstream *upstream_)
{
    ${P}_clear(${me});
    if (capacity_ == 0 || capacity_ > ${max_capacity}) {
        return TYPED_ERR_INVALID;
    }
/*% for step in round_capacity %*/
/*% include step %*/
/*% endfor %*/
    ${me}->upstream_ = *upstream_;
    ${me}->capacity_ = ${whole_capacity};
    if (!${P}_add_chunk(${me}, capacity_)) {
        ${P}_clear(${me});
        return TYPED_ERR_NOMEM;
    }
    ${me}->generation_ = ${first_generation};
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
