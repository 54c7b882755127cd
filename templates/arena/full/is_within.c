/** Whether an address is in a block, of an element that is dropped also in the note of that; beyond a note that somebody
 * wrote over, whether it is before the cursor. O(allocations). */
bool ${P}_is_within(const ${P} *${me}, const void *address_)
{
    ${P}_walk walk_;
    bool is_sound_ = true;
    ${P}_walk_start(${me}, &walk_);
    while (is_sound_ && ${P}_walk_on(${me}, &walk_)) {
        is_sound_ = walk_.is_sound_;
        if (is_sound_ && (uintptr_t)address_ - (uintptr_t)walk_.address_ < walk_.note_.size_) {
            return true;
        }
    }
    return !is_sound_ && ${P}_run_from(${me}, address_) > 0;
}
