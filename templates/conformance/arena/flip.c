/* Write a byte that is not ours to write, past the tools that would say so first. */
TYPED_UNCHECKED
static void flip(unsigned char *byte)
{
    TYPED_QUIET();
    *(volatile unsigned char *)byte ^= 0xFF;
    TYPED_LOUD();
}
