static bool test_gives_back(${P} *arena, const test_element *element, unsigned char *start, size_t n)
{
    return n == 2 && test_pops[element - test_elements](arena, start, n);
}
