/** Whether a block is the newest and has exactly so many bytes, or may have, as somebody wrote over its note. */
bool ${P}_newest_has(const ${P} *${me}, const void *block_, size_t bytes_)
{
    if (${me}->noted_ == 0 || (uintptr_t)block_ != (uintptr_t)(${noted_address})) {
        return false;
    }
    ${P}_note note_;
    if (!${P}_note_read((const unsigned char *)block_, ${me}->noted_, ${noted_offset}, (size_t)(${me}->cursor_ - (const unsigned char *)block_), &note_)) {
        return true;
    }
    return note_.size_ == bytes_;
}
