/**
 * Make a ${noun} inside a buffer: ${P}_BUFFER_BYTES(n) bytes are enough for a capacity of n at any address.
 * Nothing outside the buffer is ever written, and nothing in it is touched now.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @param buffer_ memory at any address, the ${noun}'s own until destroy.
 * @param length_ its bytes.
 * @return TYPED_OK; TYPED_ERR_INVALID when buffer_ is NULL or larger than can be; TYPED_ERR_NOMEM when no byte of it
 *         can be used${or_lock_failed_too}. After an error the ${noun} is as if zeroed.
 */
TYPED_NODISCARD
typed_status ${P}_init_buffer(${P} *${me}, void *buffer_, size_t length_)
{
    ${P}_clear(${me});
    if (buffer_ == NULL || length_ > TYPED_MOST_BYTES) {
        return TYPED_ERR_INVALID;
    }
    const size_t skipped_ = (size_t)(-(uintptr_t)buffer_ & (${P}_BLOCK_ALIGN - 1));
    if (length_ ${too_short}) {
        return TYPED_ERR_NOMEM;
    }
    ${P}_open(${me}, (unsigned char *)buffer_ + skipped_, length_ - skipped_);
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
