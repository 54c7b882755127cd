/** Which allocation is the newest below a position; 0 when there is none, or a note was written over. O(allocations
 * above it). */
uint64_t ${P}_serial_below(const ${P} *${me}, size_t position_)
{
    ${P}_note note_;
/*% for step in from_top %*/
/*% include step %*/
/*% endfor %*/
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
/*% for step in find_serial %*/
/*% include step %*/
/*% endfor %*/
        const unsigned char *address_ = ${block_address};
        if (!${P}_note_read(address_, block_, ${block_bounds}, &note_)) {
            return 0;
        }
        if (block_ <= position_) {
            return note_.serial_;
        }
        block_ = note_.previous_;
    }
    return 0;
}
