/** Bytes taken of the chunk in use. A cursor that tries which failed have left beyond the end stands for the end. */
size_t ${P}_chunk_taken(const ${P}_chunk *chunk_)
{
    const size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
    return TYPED_LEAST(at_, chunk_->bytes_);
}
