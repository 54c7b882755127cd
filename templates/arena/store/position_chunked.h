/** Bytes before the cursor, in all chunks. */
size_t ${P}_position(const ${P} *${me})
{
    return ${me}->base_ + (size_t)((uintptr_t)${me}->cursor_ - (uintptr_t)${me}->begin_);
}
