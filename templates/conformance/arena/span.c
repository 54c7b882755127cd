/* How far the cursor moves for so many bytes. */
static size_t span_of(size_t bytes)
{
    return TYPED_ALIGN_UP(TYPED_MOST(bytes + TEST_BEHIND, TEST_LEAST), TEST_SPACING);
}

/* The first byte behind a block that was just handed out, and what belongs to it. */
static const unsigned char *past_of(const void *address, size_t bytes)
{
    return (const unsigned char *)address + span_of(bytes);
}
