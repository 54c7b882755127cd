/** Make a ${noun} whose chunks come one by one; the first has `capacity_` bytes. */
typed_status ${P}_start(${P} *${me}, size_t capacity_, const typed_upstream *upstream_)
{
    ${P}_clear(${me});
    if (capacity_ == 0 || capacity_ > ${max_capacity}) {
        return TYPED_ERR_INVALID;
    }
    ${P}_chunk *chunk_ = (${P}_chunk *)typed_upstream_alloc(upstream_, ${P}_CHUNK_HEAD + capacity_, ${P}_CHUNK_ALIGN);
    if (chunk_ == NULL) {
        return TYPED_ERR_NOMEM;
    }
    ${me}->upstream_ = *upstream_;
    chunk_->bytes_ = capacity_;
    chunk_->base_ = 0;
    chunk_->reach_ = capacity_;
    ${P}_link_chunk(chunk_, NULL);
    ${P}_use_chunk(${me}, chunk_);
    ${me}->committed_ = capacity_;
    ${me}->capacity_ = ${max_capacity};
    ${me}->generation_ = ${first_generation};
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
