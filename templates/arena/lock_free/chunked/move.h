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
        } else { /* ${closed_words} */
/*% for step in while_closed %*/
/*% include step %*/
/*% endfor %*/
            at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
        }
    }
    return false;
}
