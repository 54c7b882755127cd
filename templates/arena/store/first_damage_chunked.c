/** The newest allocation past whose end, or before whose start, somebody wrote, or NULL. */
const void *${P}_first_damage(const ${P} *${me}, typed_fault_kind *kind_)
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
        ${P}_note note_;
        while (block_ <= chunk_->base_) {
            chunk_ = chunk_->previous_;
        }
        const unsigned char *address_ = ${P}_chunk_begin(chunk_) + (block_ - chunk_->base_);
        memcpy(&note_, address_ - sizeof note_, sizeof note_);
        if (note_.guard_ != ${P}_GUARD || note_.bytes_ > block_ || note_.previous_ > block_ - note_.bytes_) {
            *kind_ = TYPED_FAULT_UNDERFLOW;
            return address_;
        }
        for (size_t at_ = note_.size_; at_ < ${P}_SPAN(note_.size_); at_++) {
            if (address_[at_] != ${P}_GUARD_BYTE) {
                *kind_ = TYPED_FAULT_OVERFLOW;
                return address_;
            }
        }
        block_ = note_.previous_;
    }
    return NULL;
}
