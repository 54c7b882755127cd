/** Where the block was allocated that an address is in; NULL when that is not known${lock_is_held}. O(allocations). */
TYPED_COLD
const char *${P}_site_of(const ${P} *${me}, const void *address_)
{
    const char *taken_ = NULL;
    bool is_found_ = false;
    ${P}_walk walk_;
    ${P}_walk_start(${me}, &walk_);
    while (!is_found_ && ${P}_walk_on(${me}, &walk_)) {
        const size_t offset_ = (size_t)((uintptr_t)address_ - (uintptr_t)walk_.address_);
        is_found_ = offset_ == 0 || (walk_.is_sound_ && offset_ < walk_.note_.size_);
        if (is_found_) {
            taken_ = ${walk_site};
        }
    }
    return taken_;
}
