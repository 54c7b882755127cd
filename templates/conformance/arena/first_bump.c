/* The address of the first byte, as the first allocation tells it; 0 when not one byte can be had. */
static uintptr_t first_byte(void)
{
    const uintptr_t start = (uintptr_t)${P}_alloc_bytes(&model.arena, 1, 1);
    return start == 0 ? 0 : start + span_of(1) - ${P}_used(&model.arena);
}
