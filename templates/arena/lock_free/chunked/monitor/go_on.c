/** Take a request that was judged for a position from the chunk in use, if it fits there, or from the first spare one that it
 * fits into, which is the one in use then. All that is decided while the chunk is closed, so that what other threads give back
 * meanwhile is not lost. NULL, and *lost_ is set, when there is no room any more, or only where it was not judged. */
void *${P}_go_on(${P} *${me}, size_t judged_, size_t allowed_, size_t bytes_, size_t span_, size_t align_, bool *lost_)
{
    typed_lock_acquire(&${me}->lock_);
    ${P}_chunk *chunk_ = ${me}->chunk_;
    const size_t taken_ = chunk_ == NULL ? 0 : ${P}_close_chunk(chunk_);
    const size_t position_ = chunk_ == NULL ? 0 : chunk_->base_ + taken_;
    const bool stays_ = chunk_ == NULL || ${P}_fits_at(chunk_, taken_, bytes_, span_, align_);
    ${P}_chunk *into_ = stays_ ? chunk_ : ${P}_spare_of(${me}, ${P}_need(bytes_, span_, align_));
    const size_t at_ = stays_ ? taken_ : 0;
    const size_t reach_ = into_ == NULL ? 0 : ${P}_reach(${P}_chunk_begin(into_), at_, bytes_, span_, align_);
    *lost_ = into_ == NULL || ${not_allowed};
    if (*lost_) {
        if (chunk_ != NULL) {
            ${P}_open_chunk(${me}, chunk_, taken_);
        }
        typed_lock_release(&${me}->lock_);
/*% for step in refund_allowed %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
    if (!stays_) {
        ${P}_unlink_chunk(into_);
        ${P}_link_chunk(into_, chunk_);
        ${P}_place_chunk(into_, position_);
    }
    unsigned char *here_ = ${P}_chunk_begin(into_) + at_ + ${P}_pad(${P}_chunk_begin(into_), at_, align_);
    ${P}_open_chunk(${me}, into_, at_ + reach_);
    typed_lock_release(&${me}->lock_);
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}

/** Where a request would go, and how far it would reach; *fits_ says whether a chunk has room for it. */
size_t ${P}_next_position(${P} *${me}, size_t bytes_, size_t span_, size_t align_, size_t *reach_, bool *fits_)
{
    typed_lock_acquire(&${me}->lock_);
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t at_ = chunk_ == NULL ? 0 : ${P}_chunk_taken(chunk_);
    const size_t position_ = chunk_ == NULL ? 0 : chunk_->base_ + at_;
    if (chunk_ != NULL && !${P}_fits_at(chunk_, at_, bytes_, span_, align_)) {
        chunk_ = ${P}_spare_of(${me}, ${P}_need(bytes_, span_, align_));
        at_ = 0;
    }
    *fits_ = chunk_ != NULL;
    *reach_ = chunk_ == NULL ? span_ : ${P}_reach(${P}_chunk_begin(chunk_), at_, bytes_, span_, align_);
    typed_lock_release(&${me}->lock_);
    return position_;
}
