/** Whether the list of padded blocks leads down to its end. O(padded blocks). */
bool ${P}_padded_are_sound(const ${P} *${me})
{
    size_t block_ = ${me}->padded_;
    size_t above_ = ${P}_position(${me});
    while (block_ != 0) {
        ${P}_padding record_;
        if (block_ > above_ || block_ < sizeof record_) {
            return false;
        }
        memcpy(&record_, ${me}->begin_ + block_ - sizeof record_, sizeof record_);
        if (record_.bytes_ < sizeof record_ || record_.bytes_ > block_) {
            return false;
        }
        above_ = block_ - record_.bytes_;
        block_ = record_.previous_;
    }
    return true;
}
