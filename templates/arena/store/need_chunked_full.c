/** The most bytes that a request takes of a chunk that is empty: a note comes first. */
size_t ${P}_need(size_t span_, size_t align_)
{
    return span_ + (align_ > ${P}_CHUNK_ALIGN ? sizeof(${P}_note) + align_ - 1 : TYPED_ALIGN_UP(sizeof(${P}_note), align_));
}
