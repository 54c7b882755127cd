/** Free the chunks of a list, with no lock held. Gives their bytes. */
size_t ${P}_free_chunks(const ${P} *${me}, ${P}_chunk *chunk_)
{
    size_t given_ = 0;
    while (chunk_ != NULL) {
        ${P}_chunk *next_ = chunk_->next_;
        given_ += ${P}_CHUNK_HEAD + chunk_->bytes_;
        ${P}_free_chunk(${me}, chunk_);
        chunk_ = next_;
    }
    return given_;
}

/** While no other thread is in a call, and so none is looking at a chunk: free those that were set aside, and let the
 * spare ones be freed when they make way. Gives the bytes that were freed. */
size_t ${P}_free_aside(${P} *${me})
{
    ${P}_chunk *aside_ = ${me}->aside_;
    ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    ${me}->aside_ = NULL;
    while (spare_ != NULL) {
        spare_->was_open_ = false;
        spare_ = spare_->next_;
    }
    return ${P}_free_chunks(${me}, aside_);
}
