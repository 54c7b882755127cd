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

/** Say where a chunk begins that stands behind the one in use, or is the first. */
void ${P}_place_chunk(${P}_chunk *chunk_, size_t base_)
{
    chunk_->base_ = base_;
    chunk_->reach_ = chunk_->bytes_ + (chunk_->previous_ == NULL ? 0 : chunk_->previous_->reach_);
}

/** Whether a request fits into a chunk of which so many bytes are taken. */
bool ${P}_fits_at(const ${P}_chunk *chunk_, size_t at_, size_t bytes_, size_t span_, size_t align_)
{
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

/** Take a request from the chunk in use, if it fits there after all, or from the first spare one that it fits into, which is
 * the one in use then; NULL when there is none. All that is decided while the chunk is closed, so that what other threads
 * give back meanwhile is not lost, and a chunk is opened with these bytes taken, so that nobody finds it empty and leaves it
 * again. */
void *${P}_go_on(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    typed_lock_acquire(&${me}->lock_);
    ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t at_ = chunk_ == NULL ? 0 : ${P}_close_chunk(chunk_);
    if (chunk_ != NULL && !${P}_fits_at(chunk_, at_, bytes_, span_, align_)) {
        ${P}_chunk *spare_ = ${P}_spare_of(${me}, ${P}_need(bytes_, span_, align_));
        if (spare_ == NULL) {
            ${P}_open_chunk(${me}, chunk_, at_);
        } else {
            ${P}_unlink_chunk(spare_);
            ${P}_link_chunk(spare_, chunk_);
            ${P}_place_chunk(spare_, chunk_->base_ + at_);
            at_ = 0;
        }
        chunk_ = spare_;
    }
    if (chunk_ == NULL) {
        typed_lock_release(&${me}->lock_);
        return NULL;
    }
    unsigned char *begin_ = ${P}_chunk_begin(chunk_);
    const size_t reach_ = ${P}_reach(begin_, at_, bytes_, span_, align_);
    unsigned char *here_ = begin_ + at_ + ${P}_pad(begin_, at_, align_);
    ${P}_open_chunk(${me}, chunk_, at_ + reach_);
    typed_lock_release(&${me}->lock_);
    if (reach_ != bytes_) {
        (void)typed_atomic_fetch_add(&${me}->padding_, reach_ - bytes_, TYPED_RELAXED);
    }
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
