/** Bytes that can still be handed out. */
size_t ${P}_left(const ${P} *${me})
{
    if (${me}->chunk_ == NULL) {
        return 0;
    }
    return ${me}->capacity_ - ${me}->chunk_->reach_ + (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_);
}
