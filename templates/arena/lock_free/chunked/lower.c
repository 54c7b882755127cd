/** Bring the cursor down to a position, under the lock: what lies above it is given back, and chunks in which nothing
 * is left become spare. Where another thread has popped below it meanwhile it stays, as if that had come second.
 * O(chunks left). */
void ${P}_lower(${P} *${me}, size_t position_)
{
    ${P}_chunk *chunk_ = ${me}->chunk_;
    if (chunk_ == NULL) {
        return;
    }
    size_t end_ = ${P}_close_chunk(chunk_);
    ${P}_raise_peak(${me}, chunk_->base_ + end_);
/*% for step in begin_lower %*/
/*% include step %*/
/*% endfor %*/
    while (position_ <= chunk_->base_ && chunk_->previous_ != NULL) {
/*% for step in erase_whole_chunk %*/
/*% include step %*/
/*% endfor %*/
        end_ = chunk_->base_ - chunk_->previous_->base_;
        chunk_ = chunk_->previous_;
    }
    const size_t at_ = TYPED_LEAST(position_ - chunk_->base_, end_);
/*% for step in erase %*/
/*% include step %*/
/*% endfor %*/
/*% for step in lowered %*/
/*% include step %*/
/*% endfor %*/
    ${P}_open_chunk(${me}, chunk_, at_);
}
