/* The first byte behind a block that was just handed out, and what belongs to it: padding before the block is a part of
 * its whole granules. */
static const unsigned char *past_of(const void *address, size_t bytes)
{
    const unsigned char *most = (const unsigned char *)address + (${P}_used(&model.arena) - model.used);
    const unsigned char *past = (const unsigned char *)address + bytes;
    while (past < most && ${P}_contains(&model.arena, past)) {
        past++;
    }
    return past;
}
