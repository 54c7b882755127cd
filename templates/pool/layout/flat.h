/** The slot with this index. */
${P}_slot *${P}_slot_at(const ${P} *pool_, size_t slot_)
{
    return &${slots}[slot_];
}

/** The index of the slot at this address; not below capacity for any other address. */
size_t ${P}_slot_index(const ${P} *pool_, const void *address_)
{
    return typed_divide_exact((uintptr_t)address_ - (uintptr_t)${slots}${less_lead}, sizeof(${P}_slot));
}
