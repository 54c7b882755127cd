/** Bytes handed out from an address on; 0 for an address that is not handed out. */
size_t ${P}_run_from(const ${P} *${me}, const void *address_)
{
    const size_t in_use_ = ${P}_position(${me});
    const uintptr_t offset_ = (uintptr_t)address_ - (uintptr_t)${me}->begin_;
    return offset_ < in_use_ ? in_use_ - (size_t)offset_ : 0;
}
