/** Bytes taken of the chunk in use, whether it is open or held. A cursor that tries which failed have left beyond the end
 * stands for the end. */
size_t ${P}_chunk_taken(const ${P}_chunk *chunk_)
{
    const size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
    return at_ >= ${P}_CLOSED ? typed_atomic_load(&chunk_->held_, TYPED_RELAXED) : TYPED_LEAST(at_, chunk_->bytes_);
}
