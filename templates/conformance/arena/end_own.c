static bool test_ends_with_content; /* although that is reported */

static void test_end(${P} *arena)
{
    const bool was_made = ${P}_capacity(arena) > 0;
    if (TEST_REPORTS_AT_END && was_made && !test_ends_with_content) {
        ${P}_reset(arena);
    }
    ${P}_destroy(arena);
    CHECK(${P}_capacity(arena) == 0);
    check_ended(arena, was_made);
    ${P}_destroy(arena);
}
