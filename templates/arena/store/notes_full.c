/** Read the note of a block: false when it cannot be one, as somebody wrote over it. `offset_` bytes of the same memory
 * lie before the block, `room_` bytes that are handed out from it on. */
bool ${P}_note_read(const unsigned char *block_, size_t position_, size_t offset_, size_t room_, ${P}_note *note_)
{
    memset(note_, 0, sizeof *note_);
    if (offset_ < sizeof *note_) {
        return false;
    }
    memcpy(note_, block_ - sizeof *note_, sizeof *note_);
    const bool is_placed_ = note_->bytes_ >= sizeof *note_ && note_->bytes_ <= offset_ && note_->previous_ <= position_ - note_->bytes_;
    return note_->guard_ == ${P}_GUARD && is_placed_ && note_->size_ <= room_ && ${P}_SPAN(note_->size_) <= room_;
}

/** Whether the guard behind a block's true end is as it was written. */
bool ${P}_guard_holds(const unsigned char *block_, const ${P}_note *note_)
{
    bool holds_ = true;
    for (size_t at_ = note_->size_; at_ < ${P}_SPAN(note_->size_); at_++) {
        holds_ = holds_ && block_[at_] == ${P}_GUARD_BYTE;
    }
    return holds_;
}

/** The note of the newest block, which is in the memory at hand. A write past either end of the block is kept to be
 * reported; one that reached what the note says leaves a note of nothing. */
${P}_note ${P}_note_of(${P} *${me})
{
    ${P}_note note_;
    const unsigned char *block_ = ${noted_address};
    if (!${P}_note_read(block_, ${me}->noted_, ${noted_offset}, (size_t)(${me}->cursor_ - block_), &note_)) {
        ${me}->damage_ = TYPED_FAULT_UNDERFLOW;
        ${me}->damaged_ = block_;
        ${me}->damaged_at_ = ${note_site};
        memset(&note_, 0, sizeof note_);
    } else if (!${P}_guard_holds(block_, &note_)) {
        ${me}->damage_ = TYPED_FAULT_OVERFLOW;
        ${me}->damaged_ = block_;
        ${me}->damaged_at_ = ${note_site};
    }
    return note_;
}

/** Take the blocks above a position in the memory at hand off their list. */
void ${P}_forget_notes(${P} *${me}, size_t position_)
{
    while (${me}->noted_ > position_) {
        ${me}->noted_ = ${P}_note_of(${me}).previous_;
    }
}

/** Note another size of a block. When it has shrunk, positions from before are stale: what they stand for has been
 * given back. */
void ${P}_note_size(${P} *${me}, unsigned char *block_, size_t bytes_)
{
    ${P}_note note_;
    memcpy(&note_, block_ - sizeof note_, sizeof note_);
    if (bytes_ < note_.size_) {
        note_.serial_ = ++${me}->serials_;
    }
    note_.size_ = bytes_;
    note_.is_cut_ = false;
    memcpy(block_ - sizeof note_, &note_, sizeof note_);
    memset(block_ + bytes_, ${P}_GUARD_BYTE, ${P}_SPAN(bytes_) - bytes_);
}

/** Report the damage that was found, with nothing held. */
void ${P}_report_damage(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const void *damaged_ = ${me}->damaged_;
    const typed_fault_kind damage_ = ${me}->damage_;
    const char *damaged_at_ = ${me}->damaged_at_;
    ${me}->damaged_ = NULL;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (damaged_ != NULL) {
        ${P}_report(${me}, damage_, damaged_, damaged_at_);
    }
}
