/** Close the chunk in use: no try of another thread succeeds in it any more. Gives the bytes that are taken of it. */
size_t ${P}_close_chunk(${P}_chunk *chunk_)
{
    const size_t at_ = typed_atomic_exchange(&chunk_->cursor_, ${P}_CLOSED, TYPED_ACQ_REL);
    return TYPED_LEAST(at_, chunk_->bytes_);
}

/** Close the chunk in use if nothing is taken of it; false, and nothing changed, when something is. */
bool ${P}_close_empty(${P}_chunk *chunk_)
{
    size_t at_ = 0;
    while (at_ == 0) {
        if (typed_atomic_compare_exchange(&chunk_->cursor_, &at_, ${P}_CLOSED, TYPED_ACQ_REL)) {
            return true;
        }
    }
    return false;
}

/** Make a chunk whose position is known the one in use, of which so many bytes are taken. */
void ${P}_open_chunk(${P} *${me}, ${P}_chunk *chunk_, size_t at_)
{
    chunk_->was_open_ = true;
    typed_atomic_store(&${me}->chunk_, chunk_, TYPED_RELEASE);
    typed_atomic_store(&chunk_->cursor_, at_, TYPED_RELEASE);
}

/** Go on in a chunk that stands behind the one in use, or is the first. */
void ${P}_enter_chunk(${P} *${me}, ${P}_chunk *chunk_)
{
    ${P}_chunk *previous_ = chunk_->previous_;
    chunk_->base_ = previous_ == NULL ? 0 : previous_->base_ + ${P}_close_chunk(previous_);
    chunk_->reach_ = chunk_->bytes_ + (previous_ == NULL ? 0 : previous_->reach_);
    ${P}_open_chunk(${me}, chunk_, 0);
}

/** Whether a request fits into the chunk in use. */
bool ${P}_fits(const ${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    if (chunk_ == NULL) {
        return false;
    }
    const size_t at_ = ${P}_chunk_taken(chunk_);
    return ${P}_reach(${P}_chunk_begin(chunk_), at_, bytes_, span_, align_) <= chunk_->bytes_ - at_;
}

/** The first spare chunk behind the one in use that has so many bytes, or NULL. O(spare chunks). */
${P}_chunk *${P}_spare_of(const ${P} *${me}, size_t need_)
{
    ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    while (spare_ != NULL && spare_->bytes_ < need_) {
        spare_ = spare_->next_;
    }
    return spare_;
}

/** See to it that a request fits into the chunk in use: another thread has, or the first spare one that it fits into is
 * that now. False when there is none. */
bool ${P}_more(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    typed_lock_acquire(&${me}->lock_);
    bool has_room_ = ${P}_fits(${me}, bytes_, span_, align_);
    ${P}_chunk *spare_ = has_room_ ? NULL : ${P}_spare_of(${me}, ${P}_need(bytes_, span_, align_));
    if (spare_ != NULL) {
        ${P}_unlink_chunk(spare_);
        ${P}_link_chunk(spare_, ${me}->chunk_);
        ${P}_enter_chunk(${me}, spare_);
        has_room_ = true;
    }
    typed_lock_release(&${me}->lock_);
    return has_room_;
}
