/* Where the cursor is behind so many bytes at a place. */
static size_t end_of(size_t place, size_t bytes)
{
    return place + span_of(bytes);
}
