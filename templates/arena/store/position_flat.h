/** Bytes before the cursor. */
size_t ${P}_position(const ${P} *${me})
{
    return (size_t)((uintptr_t)${me}->cursor_ - (uintptr_t)${me}->begin_);
}
