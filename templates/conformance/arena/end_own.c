static void test_end(${P} *arena)
{
    const bool was_made = ${P}_capacity(arena) > 0;
    ${P}_destroy(arena);
    CHECK(${P}_capacity(arena) == 0);
    check_ended(arena, was_made);
    ${P}_destroy(arena);
}
