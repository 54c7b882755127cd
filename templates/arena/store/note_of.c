/** The note of the newest block, which is in the memory at hand; of nothing when somebody wrote over it. */
${P}_note ${P}_note_of(const ${P} *${me})
{
    ${P}_note note_;
    const unsigned char *block_ = ${noted_address};
    if (!${P}_note_read(block_, ${me}->noted_, ${noted_offset}, (size_t)(${me}->cursor_ - block_), &note_)) {
        memset(&note_, 0, sizeof note_);
    }
    return note_;
}
