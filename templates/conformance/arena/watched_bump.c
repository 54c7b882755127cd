/* What only a bump arena has. */
static void check_own_unusable(${P} *arena, typed_fault_kind kind)
{
    CHECK(test_copies[0](arena, test_source, 0) == NULL);
    expect_one(kind, arena);
    CHECK(${P}_alloc_bytes(arena, 0, 3) == NULL);
    expect_one(kind, arena);
    CHECK(${P}_strdup(arena, "text") == NULL);
    expect_one(kind, arena);
    CHECK(${P}_strndup(arena, "text", 2) == NULL);
    expect_one(kind, arena);
    CHECK(${P}_printf(arena, "%d", 1) == NULL);
    expect_one(kind, arena);
}
