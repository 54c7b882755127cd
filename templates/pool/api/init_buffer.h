/**
 * Make a pool inside a buffer, of as many elements as fit: ${P}_BUFFER_BYTES(n) bytes are enough for n.
 * Nothing outside the buffer is ever written, and no element is touched.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @param buffer_ memory at any address, the pool's own until destroy.
 * @param length_ its bytes.
 * @return TYPED_OK; TYPED_ERR_INVALID when buffer_ is NULL; TYPED_ERR_NOMEM when not one element fits${or_lock_failed_too}.
 *         After an error the pool is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_buffer(${P} *pool_, void *buffer_, size_t length_)
{
    ${P}_clear(pool_);
    if (buffer_ == NULL) {
        return TYPED_ERR_INVALID;
    }
    const size_t skipped_ = (size_t)(-(uintptr_t)buffer_ & (${P}_BLOCK_ALIGN - 1));
    const size_t capacity_ = length_ < skipped_ ? 0 : ${P}_capacity_of(length_ - skipped_);
    if (capacity_ == 0) {
        return TYPED_ERR_NOMEM;
    }
    void *block_ = (unsigned char *)buffer_ + skipped_;
/*% for step in lay_out %*/
/*% include step %*/
/*% endfor %*/
    pool_->capacity_ = (uint32_t)capacity_;
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
