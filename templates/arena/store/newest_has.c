/** Whether a block is the newest and has exactly so many bytes. */
bool ${P}_newest_has(const ${P} *${me}, const void *block_, size_t bytes_)
{
    ${P}_note note_;
    if (${me}->noted_ == 0 || (uintptr_t)block_ != (uintptr_t)(${noted_address})) {
        return false;
    }
    memcpy(&note_, (const unsigned char *)block_ - sizeof note_, sizeof note_);
    return note_.size_ == bytes_ || (note_.is_cut_ && bytes_ < note_.size_);
}
