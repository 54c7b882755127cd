/** Bytes from a position to the next aligned address; 0 but for alignments beyond those of the elements. */
size_t ${P}_pad(const unsigned char *begin_, size_t at_, size_t align_)
{
    return (size_t)(-((uintptr_t)begin_ + at_) & (align_ - 1));
}

/** How far the cursor moves from a position for so many bytes behind that padding. */
size_t ${P}_reach(const unsigned char *begin_, size_t at_, size_t bytes_, size_t span_, size_t align_)
{
    const size_t pad_ = ${P}_pad(begin_, at_, align_);
    return pad_ == 0 ? span_ : ${P}_SPAN(pad_ + bytes_);
}
