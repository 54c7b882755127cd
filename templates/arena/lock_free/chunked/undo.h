/** Give back `span_` bytes, of which `bytes_` were asked for, when they are the newest block${or_end_of_it}; false, and
 * nothing changed, when not. When nothing is left in the chunk in use, the newest block is in the one before. */
bool ${P}_undo(${P} *${me}, const void *block_, size_t bytes_, size_t span_)
{
    for (;;) {
        ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
        if (chunk_ == NULL) {
            return false;
        }
        const size_t start_ = (size_t)((uintptr_t)block_ - (uintptr_t)${P}_chunk_begin(chunk_));
        if (start_ >= chunk_->bytes_) {
            const size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
            if ((at_ > 0 && at_ < ${P}_CLOSED) || (!${P}_step_back(${me}) && ${P}_is_in_use(${me}, chunk_))) {
                return false;
            }
        } else if (start_ % ${P}_GRANULE != 0) {
            return false;
        } else if (${P}_undo_at(${me}, chunk_, start_, bytes_, span_)) {
            return true;
        } else if (typed_atomic_load(&${me}->chunk_, TYPED_RELAXED) == chunk_) {
            return false;
        }
    }
}

/** Give back what starts so far into a chunk, when it is the newest block. */
bool ${P}_undo_at(${P} *${me}, ${P}_chunk *chunk_, size_t start_, size_t bytes_, size_t span_)
{
    if (!${P}_cursor_move(${me}, chunk_, start_ + span_, start_)) {
        return false;
    }
    if (span_ != bytes_) {
        (void)typed_atomic_fetch_sub(&${me}->padding_, span_ - bytes_, TYPED_RELAXED);
    }
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
    if (start_ == 0) {
        (void)${P}_step_back(${me});
    }
    return true;
}
