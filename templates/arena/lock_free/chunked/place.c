/** The position of a block of this thread without the lock, if it is in the chunk in use; else SIZE_MAX. */
size_t ${P}_place_of(const ${P} *${me}, const void *block_)
{
    const ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
    const size_t offset_ = (size_t)((uintptr_t)block_ - (uintptr_t)${P}_chunk_begin(chunk_));
    return offset_ < chunk_->bytes_ ? chunk_->base_ + offset_ : SIZE_MAX;
}
