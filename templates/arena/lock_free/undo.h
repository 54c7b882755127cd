/** Give back `span_` bytes at a position, of which `bytes_` were asked for, when they are the newest block${or_end_of_it};
 * false, and nothing changed, when not. */
bool ${P}_undo(${P} *${me}, size_t start_, size_t bytes_, size_t span_)
{
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
