/** Whether the list of padded blocks leads down to its end. O(padded blocks). */
bool ${P}_notes_are_sound(const ${P} *${me})
{
    size_t block_ = ${me}->noted_;
    size_t above_ = ${P}_position(${me});
    while (block_ != 0) {
        ${P}_note note_;
        if (block_ > above_ || block_ < sizeof note_) {
            return false;
        }
        memcpy(&note_, ${me}->begin_ + block_ - sizeof note_, sizeof note_);
        if (note_.bytes_ < sizeof note_ || note_.bytes_ > block_) {
            return false;
        }
        above_ = block_ - note_.bytes_;
        block_ = note_.previous_;
    }
    return true;
}
