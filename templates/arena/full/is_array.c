/** Whether so many bytes at an address that is handed out are a block, or its first ones, as it may have shrunk where it was;
 * or may be, as somebody wrote over a note. Of an element to be dropped that is taken for granted. *is_torn_ says whether somebody
 * wrote past the end of one that is not the newest; its guard is whole again then, so that it is said once. O(allocations since). */
bool ${P}_is_array(const ${P} *${me}, const void *address_, size_t bytes_, bool *is_torn_)
{
    bool is_newest_ = true;
    ${P}_walk walk_;
    ${P}_walk_start(${me}, &walk_);
    while (${P}_walk_on(${me}, &walk_)) {
        const size_t size_ = walk_.note_.size_;
        const size_t offset_ = (size_t)((uintptr_t)address_ - (uintptr_t)walk_.address_);
        if (!walk_.is_sound_) {
            return true;
        }
        if (offset_ < size_) {
            *is_torn_ = !is_newest_ && !${P}_guard_holds(walk_.address_, &walk_.note_);
            if (*is_torn_) {
                ${P}_guard_put((unsigned char *)(uintptr_t)walk_.address_, size_, ${P}_SPAN(size_));
            }
            return (offset_ == 0 && bytes_ <= size_)${or_made};
        }
        is_newest_ = false;
    }
    return false;
}
