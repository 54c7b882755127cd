/** Make a pool in reserved address space; memory is committed as slots are first used. */
typed_status ${P}_start(${P} *pool_, size_t capacity_)
{
    ${P}_clear(pool_);
    if (capacity_ == 0 || capacity_ > ${P}_MAX_CAPACITY) {
        return TYPED_ERR_INVALID;
    }
    const size_t slots_bytes_ = TYPED_ALIGN_UP(capacity_ * sizeof(${P}_slot), typed_page_size());
    const size_t beside_bytes_ = ${P}_BLOCK_BYTES(capacity_) - TYPED_ALIGN_UP(capacity_ * sizeof(${P}_slot), sizeof(uint64_t));
    void *block_ = typed_virtual_reserve(slots_bytes_ + beside_bytes_, ${P}_BLOCK_ALIGN);
    if (block_ == NULL) {
        return TYPED_ERR_NOMEM;
    }
    if (beside_bytes_ > 0 && !typed_virtual_commit((unsigned char *)block_ + slots_bytes_, beside_bytes_)) {
        typed_virtual_release(block_, slots_bytes_ + beside_bytes_);
        return TYPED_ERR_NOMEM;
    }
    pool_->block_bytes_ = slots_bytes_ + beside_bytes_;
/*% for step in lay_out %*/
/*% include step %*/
/*% endfor %*/
    pool_->capacity_ = (uint32_t)capacity_;
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
