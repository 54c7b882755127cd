/** The position of an address that was handed out, which is most often in the chunk in use; SIZE_MAX for one that is in none. */
size_t ${P}_position_of(const ${P} *${me}, const void *address_)
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    while (chunk_ != NULL && (uintptr_t)address_ - (uintptr_t)${P}_chunk_begin(chunk_) >= chunk_->bytes_) {
        chunk_ = chunk_->previous_;
    }
    return chunk_ == NULL ? SIZE_MAX : chunk_->base_ + (size_t)((uintptr_t)address_ - (uintptr_t)${P}_chunk_begin(chunk_));
}
