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
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
