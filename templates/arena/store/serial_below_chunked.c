/** Which allocation is the newest below a position; 0 when there is none, or a note was written over. O(allocations
 * above it). */
uint64_t ${P}_serial_below(const ${P} *${me}, size_t position_)
{
    ${P}_note note_;
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t end_ = ${P}_position(${me});
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
        while (chunk_ != NULL && block_ <= chunk_->base_) {
            end_ = chunk_->base_;
            chunk_ = chunk_->previous_;
        }
        if (chunk_ == NULL) {
            return 0;
        }
        const unsigned char *address_ = ${P}_chunk_begin(chunk_) + (block_ - chunk_->base_);
        if (!${P}_note_read(address_, block_, block_ - chunk_->base_, end_ - block_, &note_)) {
            return 0;
        }
        if (block_ <= position_) {
            return note_.serial_;
        }
        block_ = note_.previous_;
    }
    return 0;
}
