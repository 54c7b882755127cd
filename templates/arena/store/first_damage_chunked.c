/** The newest allocation past whose end, or before whose start, somebody wrote, or NULL. */
const void *${P}_first_damage(const ${P} *${me}, typed_fault_kind *kind_)
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
            return ${me};
        }
        const unsigned char *address_ = ${P}_chunk_begin(chunk_) + (block_ - chunk_->base_);
        if (!${P}_note_read(address_, block_, block_ - chunk_->base_, end_ - block_, &note_)) {
            *kind_ = TYPED_FAULT_UNDERFLOW;
            return address_;
        }
        if (!${P}_guard_holds(address_, &note_)) {
            *kind_ = TYPED_FAULT_OVERFLOW;
            return address_;
        }
        block_ = note_.previous_;
    }
    return NULL;
}
