/** Give back `bytes_` at a position when they are the newest block${or_end_of_it}; false, and nothing changed, when not. */
bool ${P}_undo(${P} *${me}, size_t start_, size_t bytes_)
{
    const size_t span_ = ${P}_SPAN(bytes_);
    if (!${P}_cursor_move(${me}, start_ + span_, start_)) {
        return false;
    }
    if (span_ != bytes_) {
        (void)typed_atomic_fetch_sub(&${me}->padding_, span_ - bytes_, TYPED_RELAXED);
    }
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
