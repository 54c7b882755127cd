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
