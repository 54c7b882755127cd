/** Read the note of a block: false when it cannot be one, as somebody wrote over it. `offset_` bytes of the same memory
 * lie before the block, `room_` bytes that are handed out from it on. */
bool ${P}_note_read(const unsigned char *block_, size_t position_, size_t offset_, size_t room_, ${P}_note *note_)
{
    if (offset_ < sizeof *note_) {
        memset(note_, 0, sizeof *note_);
        return false;
    }
    *note_ = ${P}_note_get(block_);
    const bool is_placed_ = note_->bytes_ >= sizeof *note_ && note_->bytes_ <= offset_ && note_->previous_ <= position_ - note_->bytes_;
    return note_->guard_ == ${P}_GUARD && is_placed_ && note_->size_ <= room_ && ${P}_SPAN(note_->size_) <= room_;
}
