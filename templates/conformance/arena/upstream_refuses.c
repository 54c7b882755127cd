/* Asked for the second time, the program has the upstream give again. */
static bool has_upstream_give(${P} *arena, size_t bytes, void *ctx)
{
    size_t *calls = (size_t *)ctx;
    CHECK(arena != NULL && bytes > 0);
    ++*calls;
    upstream_seen.left = *calls == 1 ? 0 : 1;
    return true;
}

static void what_the_upstream_refuses_is_asked_for_once(void **state)
{
    (void)state;
    static ${P} arena;
    const test_element *element = &test_elements[0];
    CHECK(test_make_with(&arena, 1) == TYPED_OK);
    const size_t first = upstream_seen.bytes; /* of the only chunk */
    const size_t n = first / element->size + 1;
    if (${P}_capacity(&arena) > first) {
        CHECK(${P}_reserve(&arena, ${P}_capacity(&arena)) == TYPED_ERR_NOMEM);
        CHECK(upstream_seen.blocks == 1);
    }
    if (first < TEST_ROOM && ${P}_capacity(&arena) / 4 > n * element->size + TEST_NOTE + element->align) {
        size_t calls = 0;
        ${P}_on_exhausted(&arena, has_upstream_give, &calls);
        CHECK(element->alloc_n(&arena, n) == NULL);
        CHECK(calls == 1 && upstream_seen.blocks == 1);
        CHECK(element->alloc_n(&arena, n) != NULL);
        CHECK(calls == 2 && upstream_seen.blocks == 2);
        CHECK(${P}_usage(&arena).used == n * element->size);
    }
    ${P}_destroy(&arena);
    CHECK(upstream_seen.blocks == 0 && upstream_seen.bytes == 0);
}
