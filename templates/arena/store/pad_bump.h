/** Bytes from the cursor to the next aligned address. */
size_t ${P}_pad(const ${P} *${me}, size_t align_)
{
    return (size_t)(-(uintptr_t)${me}->cursor_ & (align_ - 1));
}
