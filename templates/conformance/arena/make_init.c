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
