/** Whether the list of padded blocks leads down to its end. O(padded blocks + chunks). */
bool ${P}_padded_are_sound(const ${P} *${me})
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t block_ = ${me}->padded_;
    size_t above_ = ${P}_position(${me});
    while (block_ != 0) {
        ${P}_padding record_;
        while (chunk_ != NULL && block_ <= chunk_->base_) {
            chunk_ = chunk_->previous_;
        }
        if (chunk_ == NULL || block_ > above_ || block_ - chunk_->base_ < sizeof record_) {
            return false;
        }
        memcpy(&record_, ${P}_chunk_begin(chunk_) + (block_ - chunk_->base_) - sizeof record_, sizeof record_);
        if (record_.bytes_ < sizeof record_ || record_.bytes_ > block_ - chunk_->base_) {
            return false;
        }
        above_ = block_ - record_.bytes_;
        block_ = record_.previous_;
    }
    return true;
}
