static void what_is_given_back_is_overwritten(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        static ${P} arena;
        test_make_of(&arena, TEST_ROOM);
        unsigned char *kept = (unsigned char *)element->alloc(&arena);
        ${suite_Marker} mark = ${P}_${suite_mark}(&arena);
        unsigned char *given = (unsigned char *)element->alloc_n(&arena, 2);
        if (kept != NULL && given == kept + TYPED_ALIGN_UP(element->size, TEST_SPACING)) { /* in one chunk */
            memset(given, 0x11, 2 * element->size);
            given = (unsigned char *)element->resize(&arena, given, 2, 1);
            TYPED_KEEP_SHARED(given + element->size, element->size); /* to be looked at, as no program may */
            CHECK(holds_only(given + element->size, element->size, TEST_GIVEN_BACK));
            CHECK(${P}_restore(&arena, mark) == TYPED_OK);
            TYPED_KEEP_SHARED(given, element->size);
            CHECK(holds_only(given, element->size, TEST_GIVEN_BACK));
            TYPED_TAKE_BACK_SHARED(given, element->size);
        }
        test_end(&arena);
    }
}
