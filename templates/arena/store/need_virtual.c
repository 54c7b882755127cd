/** The most bytes by which the cursor moves for a request. */
size_t ${P}_need(size_t span_, size_t align_)
{
    return span_ + align_${and_record};
}
