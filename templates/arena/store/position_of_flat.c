/** The position of an address that was handed out. */
size_t ${P}_position_of(const ${P} *${me}, const void *address_)
{
    return (size_t)((uintptr_t)address_ - (uintptr_t)${me}->begin_);
}
