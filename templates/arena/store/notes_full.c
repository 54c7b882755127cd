/** Take the blocks above a position in the memory at hand off their list. */
void ${P}_forget_notes(${P} *${me}, size_t position_)
{
    while (${me}->noted_ > position_) {
        (void)${P}_newest_unlist(${me}, ${me}->noted_);
    }
}

/** Note another size of a block. */
void ${P}_note_size(${P} *${me}, unsigned char *block_, size_t bytes_)
{
    ${P}_note note_ = ${P}_note_get(block_);
    if (note_.guard_ != ${P}_note_guard(&note_) && block_ == ${noted_address}) {
        /* It is whole again, as far as can be known; positions in it are stale. */
        (void)${P}_note_read(block_, ${me}->noted_, ${noted_offset}, SIZE_MAX, &note_);
        note_.serial_ = ++${me}->serials_;
        note_.size_ = bytes_;
    }
/*% for step in remember_smaller %*/
/*% include step %*/
/*% endfor %*/
    note_.size_ = bytes_;
    note_.guard_ = ${P}_note_guard(&note_);
    ${P}_note_put(block_, &note_);
    ${P}_guard_put(block_, bytes_, ${P}_SPAN(bytes_));
}
