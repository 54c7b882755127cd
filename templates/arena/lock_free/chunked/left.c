/** Bytes that can still be handed out. */
size_t ${P}_left(const ${P} *${me})
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    return chunk_ == NULL ? ${me}->capacity_ : ${me}->capacity_ - chunk_->reach_ + (chunk_->bytes_ - ${P}_chunk_taken(chunk_));
}
