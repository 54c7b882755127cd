/** Give back `span_` bytes, of which `bytes_` were asked for, when they are the newest block${or_end_of_it}; false, and
 * nothing changed, when not. When nothing is left in the chunk in use, the newest block is in the one before. */
bool ${P}_undo(${P} *${me}, const void *block_, size_t bytes_, size_t span_)
{
    bool is_done_ = false;
    while (!is_done_) {
        ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
        if (chunk_ == NULL) {
            return false;
        }
        const size_t start_ = (size_t)((uintptr_t)block_ - (uintptr_t)${P}_chunk_begin(chunk_));
        if (start_ >= chunk_->bytes_) {
            is_done_ = ${P}_undo_before(${me}, chunk_, block_, span_);
        } else if (start_ % ${P}_GRANULE == 0) {
            is_done_ = ${P}_cursor_move(${me}, chunk_, start_ + span_, start_);
        }
        if (!is_done_ && typed_atomic_load(&${me}->chunk_, TYPED_RELAXED) == chunk_) {
            return false;
        }
    }
    if (span_ != bytes_) {
        (void)typed_atomic_fetch_sub(&${me}->padding_, span_ - bytes_, TYPED_RELAXED);
    }
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
    ${P}_step_back(${me});
    return true;
}
