/** Bytes that can still be handed out. */
size_t ${P}_left(const ${P} *${me})
{
    const size_t reach_ = ${me}->chunk_ == NULL ? 0 : ${me}->chunk_->reach_;
    return ${me}->capacity_ - reach_ + (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_);
}
