static void a_zeroed_bump_gives_no_bytes_and_no_strings(void **state)
{
    (void)state;
    static ${P} zeroed; /* by C */
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        CHECK(test_copies[i](&zeroed, test_source, 1) == NULL);
        CHECK(test_copies[i](&zeroed, test_source, 0) == NULL);
    }
    CHECK(${P}_alloc_bytes(&zeroed, 1, 1) == NULL);
    CHECK(${P}_alloc_bytes(&zeroed, 0, 1) == NULL);
    CHECK(${P}_strdup(&zeroed, "") == NULL);
    CHECK(${P}_strndup(&zeroed, "abc", 2) == NULL);
    CHECK(${P}_printf(&zeroed, "%d", 1) == NULL);
    ${P}_destroy(&zeroed);
}
