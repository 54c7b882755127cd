/* Where the cursor is behind so many bytes at a place: padding before it, if any, is a part of the whole granules. */
static size_t end_of(size_t place, size_t bytes)
{
    return model.used + span_of(place - model.used + bytes);
}
