/** The first chunk that nothing is handed out of: the one in use when that is empty, else the one behind it, or NULL. */
${P}_chunk *${P}_first_spare(const ${P} *${me})
{
    if (${me}->chunk_ != NULL && ${P}_position(${me}) > 0) {
        return ${me}->chunk_->next_;
    }
    return ${me}->chunk_;
}

/** Take a spare chunk off the list. */
void ${P}_remove_spare(${P} *${me}, ${P}_chunk *spare_)
{
    if (spare_ == ${me}->chunk_) {
        ${P}_leave_chunk(${me});
    }
    ${P}_unlink_chunk(spare_);
    ${me}->committed_ -= spare_->bytes_;
}

/** Take a spare chunk off the list when at least `keep_` bytes of chunks stay without it, or NULL. */
${P}_chunk *${P}_spare_take(${P} *${me}, size_t keep_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_chunk *spare_ = ${P}_first_spare(${me});
    while (spare_ != NULL && ${me}->committed_ - spare_->bytes_ < keep_) {
        spare_ = spare_->next_;
    }
    if (spare_ != NULL) {
        ${P}_remove_spare(${me}, spare_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return spare_;
}

/** Bytes of the capacity that no chunk has, or only a spare one. */
size_t ${P}_unused(const ${P} *${me})
{
    size_t unused_ = ${me}->capacity_ - ${me}->committed_;
    for (const ${P}_chunk *spare_ = ${P}_first_spare(${me}); spare_ != NULL; spare_ = spare_->next_) {
        unused_ += spare_->bytes_;
    }
    return unused_;
}

/** How large a chunk to ask for, in which a request fits: a usual one, one of its own for a larger request, or what
 * the capacity has left. 0 when it never has so much, even without the spare chunks, which are all too small. */
size_t ${P}_chunk_size(const ${P} *${me}, size_t need_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t left_ = ${me}->capacity_ - ${me}->committed_;
    size_t bytes_ = TYPED_LEAST(TYPED_MOST(need_, (size_t)${chunk}), left_);
    if (bytes_ < need_) {
        bytes_ = need_ <= ${P}_unused(${me}) ? need_ : 0;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return bytes_;
}

/** Link a chunk that the upstream has given, as spare or, where there is none, as the one in use. Spare ones make way
 * for it, and are listed to be freed, as is the chunk itself when other threads have used the capacity up meanwhile. */
${P}_chunk *${P}_admit(${P} *${me}, ${P}_chunk *chunk_)
{
    ${P}_chunk *freed_ = NULL;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool fits_ = chunk_->bytes_ <= ${me}->capacity_ - ${me}->committed_ || chunk_->bytes_ <= ${P}_unused(${me});
    ${P}_chunk *spare_ = fits_ ? ${P}_first_spare(${me}) : NULL;
    while (spare_ != NULL && ${me}->capacity_ - ${me}->committed_ < chunk_->bytes_) {
        ${P}_remove_spare(${me}, spare_);
        spare_->next_ = freed_;
        freed_ = spare_;
        spare_ = ${P}_first_spare(${me});
    }
    if (fits_) {
        ${me}->committed_ += chunk_->bytes_;
        ${P}_link_chunk(chunk_, ${me}->chunk_);
        if (${me}->chunk_ == NULL) {
            ${P}_enter_chunk(${me}, chunk_);
        }
    } else {
        chunk_->next_ = NULL;
        freed_ = chunk_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return freed_;
}

/** Add a chunk of so many bytes, asking the upstream with no lock held; false when it gives none. True also when other
 * threads have used the capacity up meanwhile: then trying again tells. */
bool ${P}_add_chunk(${P} *${me}, size_t bytes_)
{
    ${P}_chunk *chunk_ = (${P}_chunk *)typed_upstream_alloc(&${me}->upstream_, ${P}_CHUNK_HEAD + bytes_, ${P}_CHUNK_ALIGN);
    if (chunk_ == NULL) {
        return false;
    }
    chunk_->bytes_ = bytes_;
/*% for step in new_chunk %*/
/*% include step %*/
/*% endfor %*/
    TYPED_TAKE_BACK${shared_tools}(${P}_chunk_begin(chunk_), bytes_);
    ${P}_chunk *freed_ = ${P}_admit(${me}, chunk_);
    while (freed_ != NULL) {
        ${P}_chunk *next_ = freed_->next_;
        ${P}_free_chunk(${me}, freed_);
        freed_ = next_;
    }
    return true;
}
