/** Whether so many bytes at an address that is handed out are a block, or may be, as somebody wrote over a note. Of an
 * element to be dropped that is taken for granted. O(allocations). */
bool ${P}_is_block(const ${P} *${me}, const void *address_, size_t bytes_)
{
    ${P}_walk walk_;
    ${P}_walk_start(${me}, &walk_);
    while (${P}_walk_on(${me}, &walk_)) {
        const ${P}_note *note_ = &walk_.note_;
        const size_t offset_ = (size_t)((uintptr_t)address_ - (uintptr_t)walk_.address_);
        if (!walk_.is_sound_) {
            return true;
        }
        if (offset_ < note_->size_) {
            return (offset_ == 0 && bytes_ == note_->size_)${or_made};
        }
    }
    return false;
}
