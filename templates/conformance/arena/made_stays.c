/* What P_new made is where its note says, until it is dropped: an array of it moves, and what is given back of it is not
 * handed out. */
static void what_is_made_is_not_resized_where_it_is(void **state)
{
    (void)state;
    static ${P} arena;
    test_make_of(&arena, TEST_ROOM);
    for (size_t round = 0; round < 30; round++) {
        const test_element *element = &test_elements[test_random(TEST_ELEMENTS)];
        unsigned char *made = element->make != NULL && element->is_dropped ? (unsigned char *)element->make(&arena) : NULL;
        if (made == NULL) {
            continue;
        }
        const size_t longer = 1 + (size_t)test_random(3);
        const unsigned char *moved = (const unsigned char *)element->resize(&arena, made, 1, longer + 1);
        CHECK(moved == NULL || made + element->size <= moved || moved + element->size <= made);
        CHECK(element->resize(&arena, made, 1, 0) == made);
        const test_element *next = &test_elements[test_random(TEST_ELEMENTS)];
        const unsigned char *other = (const unsigned char *)next->alloc(&arena);
        CHECK(other == NULL || made + element->size <= other || other + next->size <= made);
    }
    test_end(&arena); /* drops each, as it was made */
}
