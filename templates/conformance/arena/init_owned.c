static void init_takes_what_can_be(void **state)
{
    (void)state;
    static ${P} arena;
    CHECK(${P}_init_capacity(&arena, 0) == TYPED_ERR_INVALID);
    CHECK(test_elements[0].alloc(&arena) == NULL);
    CHECK(${P}_init_capacity(&arena, SIZE_MAX) == TYPED_ERR_INVALID);
    CHECK(test_elements[0].alloc(&arena) == NULL);
    CHECK(${P}_capacity(&arena) == 0);
    ${P}_destroy(&arena);
    const typed_status status = ${P}_init(&arena);
    CHECK(status == TYPED_OK || status == TYPED_ERR_NOMEM);
    CHECK(${P}_capacity(&arena) == (status == TYPED_OK ? (size_t)${suite_total} : 0));
    ${P}_destroy(&arena);
    for (size_t capacity = 1; capacity <= TYPED_LEAST(TEST_CAPACITY, 300); capacity++) {
        CHECK(${P}_init_capacity(&arena, capacity) == TYPED_OK);
        CHECK(${P}_capacity(&arena) == ${suite_total_of});
        ${P}_destroy(&arena);
    }
}
