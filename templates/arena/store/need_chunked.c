/** The most bytes that a request takes of a chunk that is empty. */
size_t ${P}_need(size_t span_, size_t align_)
{
    return span_ + (align_ > ${P}_CHUNK_ALIGN ? align_ - ${P}_CHUNK_ALIGN${and_record} : 0);
}
