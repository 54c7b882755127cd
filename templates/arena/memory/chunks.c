/** The first byte that a chunk has to hand out. */
unsigned char *${P}_chunk_begin(const ${P}_chunk *chunk_)
{
    return (unsigned char *)(uintptr_t)chunk_ + ${P}_CHUNK_HEAD;
}

/** Make a chunk the one in use, with the cursor at its start. */
void ${P}_use_chunk(${P} *${me}, ${P}_chunk *chunk_)
{
    ${me}->chunk_ = chunk_;
    ${me}->base_ = chunk_->base_;
    ${me}->begin_ = ${P}_chunk_begin(chunk_);
    ${me}->cursor_ = ${me}->begin_;
    ${me}->end_ = ${me}->begin_ + chunk_->bytes_;
}

/** Put a chunk behind another; behind none it is the first. */
void ${P}_link_chunk(${P}_chunk *chunk_, ${P}_chunk *previous_)
{
    chunk_->previous_ = previous_;
    chunk_->next_ = NULL;
    if (previous_ != NULL) {
        chunk_->next_ = previous_->next_;
        previous_->next_ = chunk_;
    }
    if (chunk_->next_ != NULL) {
        chunk_->next_->previous_ = chunk_;
    }
}

/** Take a chunk out of the list. */
void ${P}_unlink_chunk(const ${P}_chunk *chunk_)
{
    if (chunk_->previous_ != NULL) {
        chunk_->previous_->next_ = chunk_->next_;
    }
    if (chunk_->next_ != NULL) {
        chunk_->next_->previous_ = chunk_->previous_;
    }
}

/** Go on in the first spare chunk that a request fits into; false when there is none. O(spare chunks). */
bool ${P}_more(${P} *${me}, size_t span_, size_t align_)
{
    const size_t need_ = ${P}_need(span_, align_);
    ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    while (spare_ != NULL && spare_->bytes_ < need_) {
        spare_ = spare_->next_;
    }
    if (spare_ == NULL) {
        return false;
    }
    ${P}_unlink_chunk(spare_);
    ${P}_link_chunk(spare_, ${me}->chunk_);
    spare_->base_ = ${P}_position(${me});
    spare_->reach_ = ${me}->chunk_->reach_ + spare_->bytes_;
    ${P}_use_chunk(${me}, spare_);
    return true;
}

/** Give a chunk back to where it came from. */
void ${P}_free_chunk(const ${P} *${me}, ${P}_chunk *chunk_)
{
    typed_upstream_free(&${me}->upstream_, chunk_, ${P}_CHUNK_HEAD + chunk_->bytes_, ${P}_CHUNK_ALIGN);
}

/** Take a spare chunk off the list when at least `keep_` bytes of chunks stay without it, or NULL. */
${P}_chunk *${P}_spare_take(${P} *${me}, size_t keep_)
{
    ${P}_chunk *spare_ = NULL;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${me}->chunk_ != NULL) {
        spare_ = ${me}->chunk_->next_;
        while (spare_ != NULL && ${me}->committed_ - spare_->bytes_ < keep_) {
            spare_ = spare_->next_;
        }
    }
    if (spare_ != NULL) {
        ${P}_unlink_chunk(spare_);
        ${me}->committed_ -= spare_->bytes_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return spare_;
}
