static void what_is_live_is_counted_from_any_point(void **state)
{
    (void)state;
    static ${P} arena;
    char text[4096];
    char expected[200];
    const test_element *element = any_element();
    test_make_of(&arena, TEST_ROOM);
    check_reports(&arena, 0);
    CHECK(report_since(&arena, 0, text, sizeof text) == 0 && text[0] == '\0');
    size_t count = element->alloc_n(&arena, 2) != NULL;
    const uint64_t point = ${P}_leak_point(&arena);
    CHECK(report_since(&arena, point, text, sizeof text) == 0);
    size_t since = 0;
    while (since < 7 && element->alloc(&arena) != NULL) {
        since++;
    }
    CHECK(report_since(&arena, point, text, sizeof text) == since);
    check_reports(&arena, count + since);
    if (count + since > 1) {
        (void)snprintf(expected, sizeof expected, "typedalloc: ${P}: leak: %zu bytes in %zu elements\n", ${P}_usage(&arena).used, count + since);
        CHECK(report_since(&arena, 0, text, sizeof text) == count + since);
        CHECK(strncmp(text, expected, strlen(expected)) == 0);
    }
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        count += test_elements[i].make != NULL && test_elements[i].make(&arena) != NULL;
    }
    CHECK(${P}_live_count(&arena) == count + since);
    const uint64_t later = ${P}_leak_point(&arena);
    CHECK(later > point);
    ${P}_reset(&arena);
    check_reports(&arena, 0);
    test_end(&arena);
}

static void what_is_live_at_the_end_is_a_leak_where_that_was_asked(void **state)
{
    (void)state;
    static ${P} arena;
    test_make_of(&arena, TEST_ROOM);
    const void *object = test_elements[0].alloc(&arena);
    const size_t live = object != NULL;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        if (test_elements[i].is_dropped && test_elements[i].make != NULL) {
            (void)test_elements[i].make(&arena); /* is dropped, and so is no leak */
        }
    }
    leaks_at_end = 0;
    test_ends_with_content = true;
    typed_set_fault_handler(count_leaks, &object);
    test_end(&arena);
    typed_set_fault_handler(NULL, NULL);
    test_ends_with_content = false;
    CHECK(leaks_at_end == (TEST_REPORTS_AT_END ? live : 0));
}
