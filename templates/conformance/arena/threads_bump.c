/* There is no pop. */
static bool test_gives_back(const ${P} *arena, const test_element *element, const unsigned char *start, size_t n)
{
    (void)arena;
    (void)element;
    (void)start;
    (void)n;
    return false;
}
