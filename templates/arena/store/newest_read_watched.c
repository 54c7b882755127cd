/** Read the note of the newest block, which is in the memory at hand. A write past either end of the block is kept to be
 * reported; one that reached what the note says leaves a note of nothing. */
void ${P}_newest_read(${P} *${me}, ${P}_note *note_)
{
    const unsigned char *block_ = ${noted_address};
    if (!${P}_note_read(block_, ${me}->noted_, ${noted_offset}, (size_t)(${me}->cursor_ - block_), note_)) {
        ${me}->damage_ = TYPED_FAULT_UNDERFLOW;
        ${me}->damaged_ = block_;
        ${me}->damaged_at_ = ${read_site};
        memset(note_, 0, sizeof *note_);
    } else if (!${P}_guard_holds(block_, note_)) {
        ${me}->damage_ = TYPED_FAULT_OVERFLOW;
        ${me}->damaged_ = block_;
        ${me}->damaged_at_ = ${read_site};
    }
}

/** Bytes of padding before the newest block. */
size_t ${P}_newest_padding(${P} *${me})
{
    ${P}_note note_;
    ${P}_newest_read(${me}, &note_);
    return note_.bytes_;
}
