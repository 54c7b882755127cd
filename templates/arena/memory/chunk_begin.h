/** The first byte that a chunk has to hand out. */
unsigned char *${P}_chunk_begin(const ${P}_chunk *chunk_)
{
    return (unsigned char *)(uintptr_t)chunk_ + ${P}_CHUNK_HEAD;
}
