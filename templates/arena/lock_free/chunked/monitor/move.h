/** Move the cursor of a chunk that is held, under the lock, if it is the one in use; *is_open_ is set, and nothing changed,
 * when that is open. */
bool ${P}_held_move(${P} *${me}, ${P}_chunk *chunk_, size_t from_, size_t to_, bool *is_open_)
{
    typed_lock_acquire(&${me}->lock_);
    const bool is_in_use_ = ${me}->chunk_ == chunk_;
    *is_open_ = is_in_use_ && typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED) < ${P}_CLOSED;
    const bool is_done_ = is_in_use_ && !*is_open_ && chunk_->held_ == from_;
    if (is_done_) {
        ${P}_raise_peak(${me}, chunk_->base_ + from_);
        TYPED_TAKE_BACK_SHARED(${P}_chunk_begin(chunk_) + to_, from_ - TYPED_LEAST(from_, to_));
        typed_atomic_store(&chunk_->held_, to_, TYPED_RELAXED);
    }
    typed_lock_release(&${me}->lock_);
    return is_done_;
}

/** Move the cursor of a chunk from the end of the newest block to another; false, and nothing changed, when it is not
 * there or the chunk is not the one in use any more. Beyond the end it is at the end. */
bool ${P}_cursor_move(${P} *${me}, ${P}_chunk *chunk_, size_t from_, size_t to_)
{
    size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
    while (at_ >= ${P}_CLOSED || TYPED_LEAST(at_, chunk_->bytes_) == from_) {
        if (at_ < ${P}_CLOSED) {
            ${P}_raise_peak(${me}, chunk_->base_ + from_);
            TYPED_TAKE_BACK_SHARED(${P}_chunk_begin(chunk_) + to_, from_ - TYPED_LEAST(from_, to_));
            if (typed_atomic_compare_exchange(&chunk_->cursor_, &at_, to_, TYPED_ACQ_REL)) {
                return true;
            }
            TYPED_KEEP_SHARED(${P}_chunk_begin(chunk_) + to_, from_ - TYPED_LEAST(from_, to_));
        } else { /* it is held, or another thread is just moving on, or has */
            bool is_open_ = false;
            if (${P}_held_move(${me}, chunk_, from_, to_, &is_open_)) {
/*% for step in moved %*/
/*% include step %*/
/*% endfor %*/
                return true;
            }
            if (!is_open_) {
                return false;
            }
            at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
        }
    }
    return false;
}
