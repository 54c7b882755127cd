/** After the cursor came down into the newest block, which had grown since: it ends there again. */
void ${P}_note_cut(${P} *${me})
{
    if (${me}->noted_ != 0) {
        unsigned char *block_ = ${noted_address};
        ${P}_note note_ = ${P}_note_get(block_);
        const size_t span_ = (size_t)(${me}->cursor_ - block_);
        if (${P}_SPAN(note_.size_) > span_ && span_ >= sizeof(uint64_t)) {
            note_.size_ = span_ - sizeof(uint64_t);
            note_.is_cut_ = 1;
            note_.guard_ = ${P}_note_guard(&note_);
            ${P}_note_put(block_, &note_);
            ${P}_guard_put(block_, note_.size_, span_);
        }
    }
}
