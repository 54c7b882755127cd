/** The position of the last block in the chunks before that of a block, `offset_` bytes behind its chunk's first, or 0: where
 * no block is found below it in its own, by what its note says or by another note. O(bytes of these chunks). */
TYPED_COLD
size_t ${P}_last_below(const unsigned char *block_, size_t offset_)
{
    const ${P}_chunk *chunk_ = (const ${P}_chunk *)(const void *)(block_ - offset_ - ${P}_CHUNK_HEAD);
    ${P}_note note_;
    while (chunk_->previous_ != NULL) {
        const size_t end_ = chunk_->base_;
        chunk_ = chunk_->previous_;
        const size_t used_ = end_ - chunk_->base_;
        if (${P}_note_search(${P}_chunk_begin(chunk_) + used_, end_, used_, 0, &note_)) {
            return note_.previous_;
        }
    }
    return 0;
}
