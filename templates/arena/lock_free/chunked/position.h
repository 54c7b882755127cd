/** Bytes before the cursor, in all chunks. Under the lock, as other threads go on to other chunks. */
size_t ${P}_position(const ${P} *${me})
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    return chunk_ == NULL ? 0 : chunk_->base_ + ${P}_chunk_taken(chunk_);
}

/** Of these, bytes of elements. The two figures may be of two moments, but never more is padding than there is. */
size_t ${P}_element_bytes(const ${P} *${me})
{
    const size_t padding_ = ${padding_now};
    const size_t position_ = ${P}_position(${me});
    return position_ - TYPED_LEAST(padding_, position_);
}
