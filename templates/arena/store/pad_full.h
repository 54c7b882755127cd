/** Bytes from the cursor to the next aligned address before which there is room for a note. */
size_t ${P}_pad(const ${P} *${me}, size_t align_)
{
    return sizeof(${P}_note) + (size_t)(-((uintptr_t)${me}->cursor_ + sizeof(${P}_note)) & (align_ - 1));
}
