static void a_string_is_copied_up_to_its_end_or_its_most(void **state)
{
    (void)state;
    static const char unended[3] = {'a', 'b', 'c'};
    static ${P} arena;
    test_make_of(&arena, TEST_ROOM);
    const char *text = ${P}_strndup(&arena, unended, sizeof unended);
    CHECK(text == NULL || strcmp(text, "abc") == 0);
    CHECK(text == NULL || ${P}_usage(&arena).used == 4);
    text = ${P}_strndup(&arena, "abc", SIZE_MAX);
    CHECK(text == NULL || strcmp(text, "abc") == 0);
    text = ${P}_strndup(&arena, "abc", 0);
    CHECK(text == NULL || text[0] == 0);
    text = ${P}_strdup(&arena, "");
    CHECK(text == NULL || text[0] == 0);
    text = ${P}_printf(&arena, "%s", "");
    CHECK(text == NULL || text[0] == 0);
    text = ${P}_printf(&arena, "%50d", 7);
    CHECK(text == NULL || (strlen(text) == 50 && text[49] == '7'));
    text = (${P}_printf)(&arena, "%d", 42); /* not the macro that there may be */
    CHECK(text == NULL || strcmp(text, "42") == 0);
    test_end(&arena);
}

static void a_text_that_cannot_be_formatted_gives_null(void **state)
{
    (void)state;
    static const wchar_t never[] = {0xD800, 0}; /* no character in any encoding */
    static ${P} arena;
    test_make_of(&arena, TEST_ROOM);
    const char *text = ${P}_strdup(&arena, "before");
    const size_t used = ${P}_used(&arena);
    CHECK(${P}_printf(&arena, "%ls", never) == NULL);
    CHECK(${P}_used(&arena) == used);
    CHECK(text == NULL || strcmp(text, "before") == 0);
    CHECK(${P}_verify(&arena));
    test_end(&arena);
}
