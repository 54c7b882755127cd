/** Whether a block is the newest and has exactly so many bytes. */
bool ${P}_newest_has(const ${P} *${me}, const void *block_, size_t bytes_)
{
    if (${me}->noted_ == 0 || (uintptr_t)block_ != (uintptr_t)(${noted_address})) {
        return false;
    }
    const ${P}_note note_ = ${P}_note_get((const unsigned char *)block_);
    return note_.size_ == bytes_ || (note_.is_cut_ && bytes_ < note_.size_);
}
