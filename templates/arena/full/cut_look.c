/** Before the cursor comes down to a position in the newest block, which has grown since: its guard goes too. */
void ${P}_cut_look(${P} *${me}, size_t position_)
{
    if (${is_none_here}) {
        return;
    }
    const unsigned char *block_ = ${noted_address};
    ${P}_note note_;
    const bool is_sound_ = ${P}_note_read(block_, ${me}->noted_, ${noted_offset}, (size_t)(${me}->cursor_ - block_), &note_);
    if (is_sound_ && ${P}_SPAN(note_.size_) > position_ - ${me}->noted_) {
        ${P}_newest_look(${me});
    }
}
