/* What only a stack has. */
static void check_own_unusable(${P} *arena, typed_fault_kind kind)
{
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        CHECK(!test_pops[i](arena, NULL, 0));
        expect_one(kind, arena);
        CHECK(!test_pops[i](arena, NULL, 1));
        expect_one(kind, arena);
    }
}
