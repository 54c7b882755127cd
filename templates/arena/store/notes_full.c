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

/** Take the blocks above a position in the memory at hand off their list. */
void ${P}_forget_notes(${P} *${me}, size_t position_)
{
    ${P}_note note_;
    while (${me}->noted_ > position_) {
        ${P}_newest_read(${me}, &note_);
        ${me}->noted_ = note_.previous_;
    }
}

/** Note another size of a block. When it has shrunk, positions from before are stale: what they stand for has been
 * given back. */
void ${P}_note_size(${P} *${me}, unsigned char *block_, size_t bytes_)
{
    ${P}_note note_ = ${P}_note_get(block_);
    if (bytes_ < note_.size_) {
        note_.serial_ = ++${me}->serials_;
    }
    note_.size_ = bytes_;
    note_.is_cut_ = false;
    ${P}_note_put(block_, &note_);
    ${P}_guard_put(block_, bytes_, ${P}_SPAN(bytes_));
}
