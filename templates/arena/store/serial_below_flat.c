/** Which allocation is the newest below a position; 0 when there is none. O(allocations above it). */
uint64_t ${P}_serial_below(const ${P} *${me}, size_t position_)
{
    ${P}_note note_;
    memset(&note_, 0, sizeof note_);
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
        memcpy(&note_, ${me}->begin_ + block_ - sizeof note_, sizeof note_);
        if (block_ <= position_ || note_.previous_ >= block_) {
            return note_.serial_;
        }
        block_ = note_.previous_;
    }
    return 0;
}
