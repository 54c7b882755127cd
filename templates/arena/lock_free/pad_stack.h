/** Bytes from a position to the next aligned address: none, as every position is aligned. */
size_t ${P}_pad(const unsigned char *begin_, size_t at_, size_t align_)
{
    (void)begin_;
    (void)at_;
    (void)align_;
    return 0;
}

/** How far the cursor moves for so many bytes. */
size_t ${P}_reach(const unsigned char *begin_, size_t at_, size_t bytes_, size_t span_, size_t align_)
{
    (void)begin_;
    (void)at_;
    (void)bytes_;
    (void)align_;
    return span_;
}
