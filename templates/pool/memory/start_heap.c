/** Make a pool in one block from an upstream. */
typed_status ${P}_start(${P} *pool_, size_t capacity_, const typed_upstream *upstream_)
{
    ${P}_clear(pool_);
    if (capacity_ == 0 || capacity_ > ${P}_MAX_CAPACITY) {
        return TYPED_ERR_INVALID;
    }
    void *block_ = typed_upstream_alloc(upstream_, ${P}_BLOCK_BYTES(capacity_), ${P}_BLOCK_ALIGN);
    if (block_ == NULL) {
        return TYPED_ERR_NOMEM;
    }
    pool_->upstream_ = *upstream_;
/*% for step in lay_out %*/
/*% include step %*/
/*% endfor %*/
    pool_->capacity_ = (uint32_t)capacity_;
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
