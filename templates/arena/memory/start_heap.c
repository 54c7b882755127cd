/** Make a ${noun} in one block from an upstream. */
typed_status ${P}_start(${P} *${me}, size_t capacity_, const typed_upstream *upstream_)
{
    ${P}_clear(${me});
    if (capacity_ == 0 || capacity_ > TYPED_MOST_BYTES) {
        return TYPED_ERR_INVALID;
    }
/*% for step in round_capacity %*/
/*% include step %*/
/*% endfor %*/
    void *block_ = typed_upstream_alloc(upstream_, capacity_, ${P}_BLOCK_ALIGN);
    if (block_ == NULL) {
        return TYPED_ERR_NOMEM;
    }
    ${me}->upstream_ = *upstream_;
    ${P}_open(${me}, block_, capacity_);
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
