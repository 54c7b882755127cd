/** Which allocation is the newest below a position, and its bytes, SIZE_MAX when somebody wrote over its note. 0 when there is
 * none, when the position lies behind its end, where nothing ends any more, or when nothing that its note says is left.
 * O(allocations above it). */
uint64_t ${P}_serial_below(const ${P} *${me}, size_t position_, size_t *size_)
{
    ${P}_note note_;
    *size_ = 0;
/*% for step in from_top %*/
/*% include step %*/
/*% endfor %*/
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
/*% for step in find_serial %*/
/*% include step %*/
/*% endfor %*/
        const unsigned char *address_ = ${block_address};
        const bool is_sound_ = ${P}_note_read(address_, block_, ${block_bounds}, &note_);
        if (block_ <= position_) {
            const bool is_there_ = is_sound_ ? position_ - block_ <= ${P}_SPAN(note_.size_) : note_.bytes_ != 0;
            *size_ = is_sound_ ? note_.size_ : SIZE_MAX;
            return is_there_ ? note_.serial_ : 0;
        }
        block_ = note_.previous_;
    }
    return 0;
}
