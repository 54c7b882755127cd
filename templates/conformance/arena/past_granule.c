/* The first byte behind a block that was just handed out, and what belongs to it. */
static const unsigned char *past_of(const void *address, size_t bytes)
{
    const uintptr_t past = model.first + ${P}_used(&model.arena);
    CHECK(past >= (uintptr_t)address + bytes);
    return (const unsigned char *)past;
}
