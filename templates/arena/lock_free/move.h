/** Move the cursor from the end of the newest block to another; false, and nothing changed, when it is not there. Beyond
 * the end it is at the end. */
bool ${P}_cursor_move(${P} *${me}, size_t from_, size_t to_)
{
    size_t at_ = typed_atomic_load(&${me}->cursor_, TYPED_RELAXED);
    if (TYPED_LEAST(at_, ${me}->capacity_) != from_) {
        return false;
    }
    ${P}_raise_peak(${me}, from_);
    TYPED_TAKE_BACK_SHARED(${me}->begin_ + to_, from_ - TYPED_LEAST(from_, to_));
    while (!typed_atomic_compare_exchange(&${me}->cursor_, &at_, to_, TYPED_ACQ_REL)) {
        if (TYPED_LEAST(at_, ${me}->capacity_) != from_) {
            TYPED_KEEP_SHARED(${me}->begin_ + to_, from_ - TYPED_LEAST(from_, to_));
            return false;
        }
    }
/*% for step in moved %*/
/*% include step %*/
/*% endfor %*/
    return true;
}

/** Bring the cursor down to a position: what lies above it is given back. Where another thread has brought it lower
 * meanwhile it stays, as if that had come second. */
void ${P}_lower(${P} *${me}, size_t position_)
{
    size_t at_ = typed_atomic_load(&${me}->cursor_, TYPED_RELAXED);
    do {
        const size_t from_ = TYPED_LEAST(at_, ${me}->capacity_);
        if (from_ < position_) {
            return;
        }
        ${P}_raise_peak(${me}, from_);
/*% for step in erase %*/
/*% include step %*/
/*% endfor %*/
    } while (!typed_atomic_compare_exchange(&${me}->cursor_, &at_, position_, TYPED_RELEASE));
/*% for step in lowered %*/
/*% include step %*/
/*% endfor %*/
}
