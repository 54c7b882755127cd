/** After the cursor came down to where the newest block ended when it had `size_` bytes: it has them again, when it had grown
 * since. */
void ${P}_note_cut(${P} *${me}, size_t size_)
{
    if (${is_none_here}) {
        return;
    }
    unsigned char *block_ = ${noted_address};
    ${P}_note note_;
    const bool is_sound_ = ${P}_note_read(block_, ${me}->noted_, ${noted_offset}, SIZE_MAX, &note_);
    if (is_sound_ && note_.size_ > size_${and_unmade}) {
/*% for step in within_cut %*/
/*% include step %*/
/*% endfor %*/
        note_.size_ = size_;
        note_.guard_ = ${P}_note_guard(&note_);
        ${P}_note_put(block_, &note_);
        ${P}_guard_put(block_, size_, (size_t)(${me}->cursor_ - block_));
    }
}
