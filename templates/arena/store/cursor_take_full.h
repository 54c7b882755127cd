/** Move the cursor by `span_` bytes, of which the caller asked for `bytes_`, from the next aligned address behind a
 * note; NULL when there is no room at hand${or_written}. */
void *${P}_cursor_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    const size_t pad_ = ${P}_pad(${me}, align_);
    const size_t left_ = ${room_at_hand};
    if (TYPED_UNLIKELY(pad_ > left_ || span_ > left_ - pad_)) {
        return NULL;
    }
/*% for step in before_take %*/
/*% include step %*/
/*% endfor %*/
    unsigned char *here_ = ${me}->cursor_ + pad_;
    const size_t position_ = ${P}_position(${me}) + pad_;
    ${P}_note note_ = {0};
    note_.previous_ = ${me}->noted_;
    note_.bytes_ = pad_;
    note_.size_ = bytes_;
    note_.serial_ = ++${me}->serials_;
/*% for step in on_note %*/
/*% include step %*/
/*% endfor %*/
    note_.guard_ = ${P}_note_guard(&note_);
    TYPED_HAND_OUT(here_ - sizeof note_, sizeof note_ + span_);
    ${P}_note_put(here_, &note_);
    ${P}_guard_put(here_, bytes_, span_);
    ${me}->noted_ = position_;
    ${me}->cursor_ = here_ + span_;
    ${me}->padding_ += pad_ + (span_ - bytes_);
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
