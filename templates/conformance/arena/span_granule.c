/* How far the cursor moves for so many bytes. */
static size_t span_of(size_t bytes)
{
    const size_t most = TYPED_MOST(bytes, TEST_LEAST);
    return most + (${P}_GRANULE - most % ${P}_GRANULE) % ${P}_GRANULE;
}
