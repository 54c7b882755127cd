/** Read the note of the newest block, which is in the memory at hand: of nothing when somebody wrote over it. */
void ${P}_newest_read(const ${P} *${me}, ${P}_note *note_)
{
    const unsigned char *block_ = ${noted_address};
    if (!${P}_note_read(block_, ${me}->noted_, ${noted_offset}, (size_t)(${me}->cursor_ - block_), note_)) {
        memset(note_, 0, sizeof *note_);
    }
}

/** Bytes of padding before the newest block. */
size_t ${P}_newest_padding(const ${P} *${me})
{
    ${P}_note note_;
    ${P}_newest_read(${me}, &note_);
    return note_.bytes_;
}
