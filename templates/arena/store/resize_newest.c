/** Resize the newest allocation where it is; false, and nothing changed, when it is not the newest or has no
 * room. */
bool ${P}_newest_resize(${P} *${me}, void *block_, size_t old_bytes_, size_t bytes_${and_refused})
{
    const size_t old_span_ = ${P}_SPAN(old_bytes_);
    const size_t span_ = ${P}_SPAN(bytes_);
/*% for step in ask_growth %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    bool is_done_ = ${P}_is_newest(${me}, block_, old_bytes_);
/*% for step in more_newest %*/
/*% include step %*/
/*% endfor %*/
    is_done_ = is_done_ && span_ <= (size_t)((uintptr_t)${me}->end_ - (uintptr_t)block_);
/*% for step in allowed_newest %*/
/*% include step %*/
/*% endfor %*/
    if (is_done_) {
/*% for step in before_resize %*/
/*% include step %*/
/*% endfor %*/
        if (bytes_ == 0) {
            ${P}_undo(${me}, old_bytes_, old_span_);
        } else {
            ${P}_newest_set(${me}, (unsigned char *)block_, old_bytes_, bytes_);
        }
/*% for step in on_resize_newest %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_grow %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
    return is_done_;
}

/** Give the newest allocation another size, for which there is room. */
void ${P}_newest_set(${P} *${me}, unsigned char *block_, size_t old_bytes_, size_t bytes_)
{
    const size_t old_span_ = ${P}_SPAN(old_bytes_);
    const size_t span_ = ${P}_SPAN(bytes_);
    ${me}->padding_ += (span_ - bytes_) - (old_span_ - old_bytes_);
    if (span_ < old_span_) {
        ${P}_lower(${me}, ${P}_position(${me}) - (old_span_ - span_));
    }
    ${me}->cursor_ = block_ + span_;
/*% for step in note_resized %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_newest_set %*/
/*% include step %*/
/*% endfor %*/
}
