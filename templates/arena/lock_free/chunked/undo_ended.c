/** Give back the block of an element that was popped, under the lock, when it is the newest; false, and nothing changed,
 * when not. That is decided while the chunk in use is closed, so that no other thread takes what is behind it meanwhile. */
bool ${P}_undo_ended(${P} *${me}, ${P}_drop_node *node_, size_t bytes_)
{
    const size_t begin_ = node_->begin_;
    const size_t end_ = node_->end_;
    const size_t span_ = end_ - begin_;
    if (${P}_position(${me}) != end_) {
        return false;
    }
    ${P}_chunk *chunk_ = ${me}->chunk_;
    const size_t at_ = ${P}_close_chunk(chunk_);
    if (chunk_->base_ + at_ != end_) {
        ${P}_open_chunk(${me}, chunk_, at_);
        return false;
    }
/*% for step in undone_ended %*/
/*% include step %*/
/*% endfor %*/
    ${P}_raise_peak(${me}, end_);
    TYPED_TAKE_BACK_SHARED(node_, span_);
    while (begin_ <= chunk_->base_ && chunk_->previous_ != NULL) {
        chunk_ = chunk_->previous_;
    }
    ${P}_open_chunk(${me}, chunk_, begin_ - chunk_->base_);
    if (span_ != bytes_) {
        (void)typed_atomic_fetch_sub(&${me}->padding_, span_ - bytes_, TYPED_RELAXED);
    }
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
