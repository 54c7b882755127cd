/** Give back a block that is not in a chunk, which is the one in use, when it ends the chunk before and nothing is taken
 * of this one. It is done in one under the lock: a thread that goes on to this chunk meanwhile cannot undo that. */
bool ${P}_undo_before(${P} *${me}, ${P}_chunk *chunk_, const void *block_, size_t span_)
{
    const size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
    if (at_ > 0 && at_ < ${P}_CLOSED) {
        return false;
    }
    typed_lock_acquire(&${me}->lock_);
    ${P}_chunk *previous_ = ${me}->chunk_ == chunk_ ? chunk_->previous_ : NULL;
    bool is_done_ = false;
    if (previous_ != NULL) {
        const size_t start_ = (size_t)((uintptr_t)block_ - (uintptr_t)${P}_chunk_begin(previous_));
        const bool is_last_ = start_ < previous_->bytes_ && start_ % ${P}_GRANULE == 0 && start_ + span_ == chunk_->base_ - previous_->base_;
        is_done_ = is_last_ && ${P}_close_empty(chunk_);
        if (is_done_) {
/*% for step in undone_before %*/
/*% include step %*/
/*% endfor %*/
            ${P}_raise_peak(${me}, chunk_->base_);
            TYPED_TAKE_BACK_SHARED(block_, span_);
            ${P}_open_chunk(${me}, previous_, start_);
        }
    }
    typed_lock_release(&${me}->lock_);
    return is_done_;
}
