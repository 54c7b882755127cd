/** Take the blocks above a position in the memory at hand off their list. */
void ${P}_forget_notes(${P} *${me}, size_t position_)
{
    while (${me}->noted_ > position_) {
        (void)${P}_newest_unlist(${me}, ${me}->noted_);
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
    note_.guard_ = ${P}_note_guard(&note_);
    ${P}_note_put(block_, &note_);
    ${P}_guard_put(block_, bytes_, ${P}_SPAN(bytes_));
}
