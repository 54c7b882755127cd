/** The most bytes that a request takes of a chunk that is empty. */
size_t ${P}_need(size_t bytes_, size_t span_, size_t align_)
{
    return align_ > ${P}_CHUNK_ALIGN ? ${P}_SPAN(align_ - ${P}_CHUNK_ALIGN + bytes_) : span_;
}
