/** Bytes that may be handed out before the monitor is asked again. */
size_t ${P}_allowance(const ${P} *${me})
{
    return (size_t)(${me}->fence_ - (uintptr_t)${me}->cursor_) + ${me}->allowed_beyond_;
}

/** Let so many bytes be handed out before the monitor is asked again. */
void ${P}_allow(${P} *${me}, size_t bytes_)
{
    const size_t at_hand_ = TYPED_LEAST(bytes_, (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_));
    ${me}->fence_ = (uintptr_t)${me}->cursor_ + at_hand_;
    ${me}->allowed_beyond_ = bytes_ - at_hand_;
}
