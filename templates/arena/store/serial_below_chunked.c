/** Which allocation is the newest below a position; 0 when there is none. O(allocations above it). */
uint64_t ${P}_serial_below(const ${P} *${me}, size_t position_)
{
    ${P}_note note_;
    memset(&note_, 0, sizeof note_);
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
        while (block_ <= chunk_->base_) {
            chunk_ = chunk_->previous_;
        }
        memcpy(&note_, ${P}_chunk_begin(chunk_) + (block_ - chunk_->base_) - sizeof note_, sizeof note_);
        if (block_ <= position_ || note_.previous_ >= block_) {
            return note_.serial_;
        }
        block_ = note_.previous_;
    }
    return 0;
}
