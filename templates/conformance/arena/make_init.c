static size_t any_capacity(void)
{
    return TEST_CAPACITY;
}

static void test_make_of(${P} *arena, size_t capacity)
{
    CHECK(capacity > 0);
    CHECK(${P}_init(arena) == TYPED_OK);
    CHECK(${P}_capacity(arena) == TEST_CAPACITY);
}

static void test_end(${P} *arena)
{
    const bool was_made = ${P}_capacity(arena) > 0;
    ${P}_destroy(arena);
    CHECK(${P}_capacity(arena) == 0);
    check_ended(arena, was_made);
    ${P}_destroy(arena);
}
