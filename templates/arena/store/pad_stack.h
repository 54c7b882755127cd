/** Bytes from the cursor to the next aligned address before which there is room for a note; 0 where it is aligned. */
size_t ${P}_pad(const ${P} *${me}, size_t align_)
{
    const size_t pad_ = (size_t)(-(uintptr_t)${me}->cursor_ & (align_ - 1));
    if (pad_ == 0 || pad_ >= sizeof(${P}_note)) {
        return pad_;
    }
    return pad_ + TYPED_ALIGN_UP(sizeof(${P}_note) - pad_, align_);
}
