/** Whether an address is inside a slot that was handed out at least once. */
bool ${P}_slot_covers(const ${P} *pool_, const void *address_)
{
    return (uintptr_t)address_ - (uintptr_t)${slots} < ${carved_now} * sizeof(${P}_slot);
}
