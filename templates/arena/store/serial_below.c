/** Which allocation is the newest below a position; 0 when there is none, or somebody wrote over all that a note says.
 * O(allocations above it). */
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
        const bool is_sound_ = ${P}_note_read(address_, block_, ${block_bounds}, &note_);
        if (block_ <= position_) {
            return is_sound_ || note_.bytes_ != 0 ? note_.serial_ : 0;
        }
        block_ = note_.previous_;
    }
    return 0;
}
