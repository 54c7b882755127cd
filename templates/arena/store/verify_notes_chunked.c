/** Whether the list of padded blocks leads down to its end. O(padded blocks + chunks). */
bool ${P}_notes_are_sound(const ${P} *${me})
{
    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t block_ = ${me}->noted_;
    size_t above_ = ${P}_position(${me});
    while (block_ != 0) {
        ${P}_note note_;
        while (chunk_ != NULL && block_ <= chunk_->base_) {
            chunk_ = chunk_->previous_;
        }
        if (chunk_ == NULL || block_ > above_ || block_ - chunk_->base_ < sizeof note_) {
            return false;
        }
        memcpy(&note_, ${P}_chunk_begin(chunk_) + (block_ - chunk_->base_) - sizeof note_, sizeof note_);
        if (note_.bytes_ < sizeof note_ || note_.bytes_ > block_ - chunk_->base_) {
            return false;
        }
        above_ = block_ - note_.bytes_;
        block_ = note_.previous_;
    }
    return true;
}
