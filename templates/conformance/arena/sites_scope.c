static void a_stale_${suite_scope}_is_reported_with_its_beginning(void **state)
{
    (void)state;
    static ${P} arena;
    watched_start(&arena);
    const int begun = __LINE__ + 1;
    ${P}_${suite_scope} scope = ${P}_${suite_scope}_begin(&arena);
    ${P}_reset(&arena);
    const int ended = __LINE__ + 1;
    ${P}_${suite_scope}_end(&scope);
    CHECK(is_here(last_fault.site, ended));
    CHECK(is_here(last_fault.alloc_site, begun));
    expect_one(TYPED_FAULT_STALE, &arena);
    ${P}_${suite_scope}_end(&scope);
    CHECK(fault_count == 0);
    test_end(&arena);
}
