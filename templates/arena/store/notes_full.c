/** The note of the newest block, which is in the memory at hand. A write past either end of the block is kept to be
 * reported; one that reached what the note says leaves a note of nothing. */
${P}_note ${P}_note_of(${P} *${me})
{
    ${P}_note note_;
    unsigned char *block_ = ${noted_address};
    memcpy(&note_, block_ - sizeof note_, sizeof note_);
    if (note_.guard_ != ${P}_GUARD || note_.bytes_ > ${noted_offset} || note_.previous_ > ${me}->noted_ - note_.bytes_ || ${P}_SPAN(note_.size_) > (size_t)(${me}->end_ - block_)) {
        ${me}->damage_ = TYPED_FAULT_UNDERFLOW;
        ${me}->damaged_ = block_;
        memset(&note_, 0, sizeof note_);
        return note_;
    }
    for (size_t at_ = note_.size_; at_ < ${P}_SPAN(note_.size_); at_++) {
        if (block_[at_] != ${P}_GUARD_BYTE) {
            ${me}->damage_ = TYPED_FAULT_OVERFLOW;
            ${me}->damaged_ = block_;
        }
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
    memcpy(block_ - sizeof note_, &note_, sizeof note_);
    memset(block_ + bytes_, ${P}_GUARD_BYTE, ${P}_SPAN(bytes_) - bytes_);
}

/** After the cursor came down into the newest block, which had grown since: it ends there again. */
void ${P}_note_cut(${P} *${me})
{
    if (${me}->noted_ != 0) {
        unsigned char *block_ = ${noted_address};
        ${P}_note note_;
        memcpy(&note_, block_ - sizeof note_, sizeof note_);
        const size_t span_ = (size_t)(${me}->cursor_ - block_);
        if (${P}_SPAN(note_.size_) > span_ && span_ >= sizeof(uint64_t)) {
            note_.size_ = span_ - sizeof(uint64_t);
            memcpy(block_ - sizeof note_, &note_, sizeof note_);
            memset(block_ + note_.size_, ${P}_GUARD_BYTE, sizeof(uint64_t));
        }
    }
}

/** Report the damage that was found, with nothing held. */
void ${P}_report_damage(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const void *damaged_ = ${me}->damaged_;
    const typed_fault_kind damage_ = ${me}->damage_;
    ${me}->damaged_ = NULL;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (damaged_ != NULL) {
        typed_fault_found(damage_, ${P}_name(${me}), damaged_);
    }
}
