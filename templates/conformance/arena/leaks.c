/* How many a report has, and its text. */
static size_t report_since(const ${P} *arena, uint64_t point, char *text, size_t room)
{
    FILE *out = tmpfile();
    CHECK(out != NULL);
    const size_t count = ${P}_report_leaks_since(arena, point, out);
    rewind(out);
    text[fread(text, 1, room - 1, out)] = '\0';
    fclose(out);
    return count;
}

static void what_is_live_is_counted_from_any_point(void **state)
{
    (void)state;
    static ${P} arena;
    char text[4096];
    char expected[200];
    const test_element *element = any_element();
    test_make_of(&arena, TEST_ROOM);
    CHECK(!${P}_has_leaks(&arena));
    CHECK(${P}_live_count(&arena) == 0);
    CHECK(report_since(&arena, 0, text, sizeof text) == 0 && text[0] == '\0');
    size_t count = element->alloc_n(&arena, 2) != NULL;
    const uint64_t point = ${P}_leak_point(&arena);
    CHECK(report_since(&arena, point, text, sizeof text) == 0);
    size_t since = 0;
    while (since < 7 && element->alloc(&arena) != NULL) {
        since++;
    }
    CHECK(report_since(&arena, point, text, sizeof text) == since);
    CHECK(${P}_live_count(&arena) == count + since);
    CHECK(${P}_has_leaks(&arena) == (count + since > 0));
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
    CHECK(!${P}_has_leaks(&arena));
    CHECK(${P}_live_count(&arena) == 0);
    (void)element->alloc(&arena);
    test_end(&arena); /* which is no leak */
}
