/** The first byte of a chunk, of which so many are in use, that somebody wrote since it was given back, or NULL. */
const void *${P}_written_of_chunk(${P}_chunk *chunk_, size_t used_)
{
    if (chunk_->retired_ <= used_) {
        return NULL;
    }
    TYPED_QUIET();
    const void *written_ = typed_first_other(${P}_chunk_begin(chunk_) + used_, chunk_->retired_ - used_, ${free_byte});
    TYPED_LOUD();
    return written_;
}

/** The first byte of a chunk that somebody wrote since it was given back, or NULL. O(bytes that were in use once). */
const void *${P}_first_written(const ${P} *${me})
{
    const void *written_ = NULL;
    size_t end_ = ${P}_position(${me});
    for (${P}_chunk *chunk_ = ${me}->chunk_; chunk_ != NULL && written_ == NULL; chunk_ = chunk_->previous_) {
        written_ = ${P}_written_of_chunk(chunk_, end_ - chunk_->base_);
        end_ = chunk_->base_;
    }
    ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    for (; spare_ != NULL && written_ == NULL; spare_ = spare_->next_) {
        written_ = ${P}_written_of_chunk(spare_, 0);
    }
    return written_;
}
