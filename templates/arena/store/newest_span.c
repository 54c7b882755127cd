/** Bytes by which the cursor moved for a block, when it is the newest; else 0. */
size_t ${P}_newest_span(const ${P} *${me}, const void *block_)
{
    ${P}_note note_;
    if (${me}->noted_ == 0 || (uintptr_t)block_ != (uintptr_t)${noted_address}) {
        return 0;
    }
    memcpy(&note_, (const unsigned char *)block_ - sizeof note_, sizeof note_);
    return ${P}_SPAN(note_.size_);
}
