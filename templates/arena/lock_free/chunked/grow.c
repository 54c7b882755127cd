/** A chunk that nothing is handed out of: the first behind the one in use, else that one when it is the first and empty,
 * or NULL. */
${P}_chunk *${P}_first_spare(const ${P} *${me})
{
    ${P}_chunk *chunk_ = ${me}->chunk_;
    if (chunk_ == NULL || chunk_->next_ != NULL) {
        return chunk_ == NULL ? NULL : chunk_->next_;
    }
    return chunk_->previous_ == NULL && ${P}_chunk_taken(chunk_) == 0 ? chunk_ : NULL;
}

/** Take a spare chunk off the list, under the lock; false, and nothing changed, when it is the one in use and not empty
 * any more. That goes last, so that no other need be opened. */
bool ${P}_remove_spare(${P} *${me}, ${P}_chunk *spare_)
{
    if (spare_ == ${me}->chunk_) {
        if (!${P}_close_empty(spare_)) {
            return false;
        }
        typed_atomic_store(&${me}->chunk_, (${P}_chunk *)NULL, TYPED_RELEASE);
    }
    ${P}_unlink_chunk(spare_);
    ${me}->committed_ -= spare_->bytes_;
    return true;
}

/** Bytes of the capacity that no chunk has, or only a spare one. */
size_t ${P}_unused(const ${P} *${me})
{
    size_t unused_ = ${me}->capacity_ - ${me}->committed_;
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    if (chunk_ == NULL) {
        return unused_;
    }
    for (const ${P}_chunk *spare_ = chunk_->next_; spare_ != NULL; spare_ = spare_->next_) {
        unused_ += spare_->bytes_;
    }
    return unused_ + (chunk_->previous_ == NULL && ${P}_chunk_taken(chunk_) == 0 ? chunk_->bytes_ : 0);
}

/** How large a chunk to ask for, in which a request fits: a usual one, one of its own for a larger request, or what
 * the capacity has left. 0 when it never has so much, even without the spare chunks, which are all too small. */
size_t ${P}_chunk_size(const ${P} *${me}, size_t need_)
{
    typed_lock_acquire(&${me}->lock_);
    const size_t left_ = ${me}->capacity_ - ${me}->committed_;
    size_t bytes_ = TYPED_LEAST(TYPED_MOST(need_, (size_t)${chunk}), left_);
    if (bytes_ < need_) {
        bytes_ = need_ <= ${P}_unused(${me}) ? need_ : 0;
    }
    typed_lock_release(&${me}->lock_);
    return bytes_;
}

/** Link a chunk that the upstream has given, as spare or, where there is none, as the one in use. Spare ones make way
 * for it. They are listed to be freed, as is the chunk itself when other threads have used the capacity up meanwhile;
 * but one that was open since the last reset is set aside, as another thread may just have read that it was in use. */
${P}_chunk *${P}_admit(${P} *${me}, ${P}_chunk *chunk_)
{
    ${P}_chunk *freed_ = NULL;
    typed_lock_acquire(&${me}->lock_);
    bool fits_ = chunk_->bytes_ <= ${me}->capacity_ - ${me}->committed_ || chunk_->bytes_ <= ${P}_unused(${me});
    while (fits_ && ${me}->capacity_ - ${me}->committed_ < chunk_->bytes_) {
        ${P}_chunk *spare_ = ${P}_first_spare(${me});
        fits_ = spare_ != NULL && ${P}_remove_spare(${me}, spare_);
        if (fits_) {
            ${P}_chunk **list_ = spare_->was_open_ ? &${me}->aside_ : &freed_;
            spare_->next_ = *list_;
            *list_ = spare_;
        }
    }
    if (fits_) {
        ${me}->committed_ += chunk_->bytes_;
        ${P}_link_chunk(chunk_, ${me}->chunk_);
        if (${me}->chunk_ == NULL) {
            ${P}_place_chunk(chunk_, 0);
            ${P}_open_chunk(${me}, chunk_, 0);
        }
    } else {
        chunk_->next_ = freed_;
        freed_ = chunk_;
    }
    typed_lock_release(&${me}->lock_);
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
    chunk_->cursor_ = ${P}_CLOSED;
    chunk_->was_open_ = false;
    TYPED_TAKE_BACK_SHARED(${P}_chunk_begin(chunk_), bytes_);
    (void)${P}_free_chunks(${me}, ${P}_admit(${me}, chunk_));
    return true;
}

/** Whether there is room for a request now, after other threads came between. */
bool ${P}_has_room(const ${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    typed_lock_acquire(&${me}->lock_);
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    const bool fits_ = chunk_ != NULL && ${P}_fits_at(chunk_, ${P}_chunk_taken(chunk_), bytes_, span_, align_);
    const bool has_room_ = fits_ || ${P}_spare_of(${me}, ${P}_need(bytes_, span_, align_)) != NULL;
    typed_lock_release(&${me}->lock_);
    return has_room_;
}

/** Get a chunk in which a request fits, or see that another thread has; where the upstream has no usual one, one that is
 * just large enough. Threads that come here at once each add a chunk: the first is used by all of them, and the others
 * are spare. */
bool ${P}_grow(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    const size_t need_ = ${P}_need(bytes_, span_, align_);
    const size_t size_ = ${P}_chunk_size(${me}, need_);
    if (size_ != 0 && (${P}_add_chunk(${me}, size_) || (size_ > need_ && ${P}_add_chunk(${me}, need_)))) {
        return true;
    }
    return ${P}_has_room(${me}, bytes_, span_, align_);
}
