static bool test_gives_back(${P} *arena, const test_element *element, unsigned char *start, size_t n)
{
    (void)${P}_contains(arena, start + n * element->size); /* there is no pop */
    return false;
}
