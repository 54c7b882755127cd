typedef struct test_exhaustion {
    ${suite_Marker} start;
    size_t calls;
    size_t bytes;
    bool gives_way;
    bool answer;
} test_exhaustion;

static bool exhausted(${P} *arena, size_t bytes, void *ctx)
{
    test_exhaustion *seen = (test_exhaustion *)ctx;
    seen->calls++;
    seen->bytes = bytes;
    if (seen->gives_way) {
        CHECK(${P}_restore(arena, seen->start) == TYPED_OK);
    }
    return seen->answer;
}

static void exhaustion_asks_once_and_tries_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        static ${P} arena;
        test_make_of(&arena, TEST_ROOM);
        if (element->size > ${P}_capacity(&arena)) {
            test_end(&arena); /* there is nobody to ask */
            continue;
        }
        test_exhaustion seen = {${P}_${suite_mark}(&arena), 0, 0, false, false};
        bool has_any = false;
        for (size_t n = TEST_ROOM / element->size; n > 0; n = n == 1 ? 0 : (n + 1) / 2) {
            while (element->alloc_n(&arena, n) != NULL) {
                has_any = true;
            }
        }
        ${P}_on_exhausted(&arena, exhausted, &seen);
        CHECK(element->alloc(&arena) == NULL);
        CHECK(seen.calls == 1 && seen.bytes == element->size);
        seen.answer = true;
        CHECK(element->alloc_n(&arena, 1) == NULL);
        CHECK(seen.calls == 2 && seen.bytes == element->size);
        seen.gives_way = true;
        CHECK((element->alloc_n(&arena, 1) != NULL) == has_any);
        CHECK(seen.calls == 3 && seen.bytes == element->size);
        CHECK((element->alloc(&arena) != NULL) == has_any);
        ${P}_on_exhausted(&arena, NULL, NULL);
        while (element->alloc_n(&arena, 7) != NULL) {
        }
        CHECK(seen.calls <= 4);
        test_end(&arena);
    }
}
