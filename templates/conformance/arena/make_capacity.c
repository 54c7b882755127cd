/* Small ones reach their end at every other step, large ones have a history. */
static size_t any_capacity(void)
{
    static const size_t most[] = {64, 600, 5000, TEST_CAPACITY};
    const size_t below = most[test_random(4)];
    return 1 + (size_t)test_random(TYPED_LEAST(below, TEST_CAPACITY));
}

static void test_make_of(${P} *arena, size_t capacity)
{
    CHECK(${P}_init_capacity(arena, TYPED_LEAST(capacity, TEST_CAPACITY)) == TYPED_OK);
}
