/** Where an address was given back; NULL when something else was since. */
const char *${P}_given_site(const ${P} *${me}, const void *address_)
{
    const bool is_last_ = (uintptr_t)${me}->given_from_ <= (uintptr_t)address_ && (uintptr_t)address_ < (uintptr_t)${me}->given_to_;
    return is_last_ ? ${me}->given_at_ : NULL;
}
