/** Give back an array that is the newest allocation, when nobody has written over what stands around it. When false, nothing
 * has changed. */
bool ${P}_pop_sound(${P} *${me}, const void *array_, size_t count_, size_t size_, size_t align_)
{
    if (TYPED_UNLIKELY(!${watch_holds}(&${me}->watch_, ${me}) || count_ > TYPED_MOST_BYTES / size_ || ((uintptr_t)array_ & (align_ - 1)) != 0)) {
        return false;
    }
    const unsigned char *block_ = (const unsigned char *)array_;
    const size_t bytes_ = count_ * size_;
    const size_t span_ = ${P}_SPAN(bytes_);
    ${P}_note note_;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_newest_ = ${is_newest_here} && block_ == ${noted_address} && (uintptr_t)block_ + span_ == (uintptr_t)${me}->cursor_;
    const bool is_sound_ = is_newest_ && ${P}_note_says(block_, ${me}->noted_, ${noted_offset}, bytes_, &note_) && ${P}_guard_holds(block_, &note_)${and_stays};
    if (TYPED_LIKELY(is_sound_)) {
        ${P}_undo_sound(${me}, bytes_, span_, &note_);
/*% for step in give_back_ended %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_sound_;
}

/** Read the note of the newest block: true when nobody wrote over it and it says that the block has so many bytes. */
bool ${P}_note_says(const unsigned char *block_, size_t position_, size_t offset_, size_t bytes_, ${P}_note *note_)
{
    if (TYPED_UNLIKELY(offset_ < sizeof *note_)) {
        return false;
    }
    *note_ = ${P}_note_get(block_);
    return note_->size_ == bytes_ && ${P}_note_leads(position_, offset_, note_) && note_->guard_ == ${P}_note_guard(note_);
}

/** Give back the newest allocation, of which all is known. */
void ${P}_undo_sound(${P} *${me}, size_t bytes_, size_t span_, const ${P}_note *note_)
{
    const size_t position_ = ${me}->noted_ - note_->bytes_;
    ${me}->noted_ = note_->previous_;
    ${me}->padding_ -= note_->bytes_ + (span_ - bytes_);
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
/*% for step in note_peak %*/
/*% include step %*/
/*% endfor %*/
/*% for step in erase %*/
/*% include step %*/
/*% endfor %*/
/*% for step in lower_by %*/
/*% include step %*/
/*% endfor %*/
    ${me}->cursor_ = ${lowered_to};
/*% for step in settle %*/
/*% include step %*/
/*% endfor %*/
}
