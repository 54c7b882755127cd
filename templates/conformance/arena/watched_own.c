static void going_back_asks_too(void **state)
{
    (void)state;
    static ${P} arena;
    static ${P} copy;
    watched_start(&arena);
    const ${suite_Marker} mark = ${P}_${suite_mark}(&arena);
    ${P}_${suite_scope} scope = ${P}_${suite_scope}_begin(&arena);
    copy_bytes((unsigned char *)&copy, (const unsigned char *)&arena, sizeof copy);
    const ${suite_Marker} none = ${P}_${suite_mark}(&copy);
    expect_one(TYPED_FAULT_MOVED, &copy);
    CHECK(${P}_restore(&arena, none) == TYPED_ERR_FOREIGN);
    expect_one(TYPED_FAULT_FOREIGN_POINTER, &arena);
    CHECK(${P}_restore(&copy, mark) == TYPED_ERR_INVALID);
    expect_one(TYPED_FAULT_MOVED, &copy);
    ${P}_${suite_scope} moved = ${P}_${suite_scope}_begin(&copy);
    expect_one(TYPED_FAULT_MOVED, &copy);
    ${P}_${suite_scope}_end(&moved);
    expect_one(TYPED_FAULT_MOVED, &copy);
    check_own_unusable(&copy, TYPED_FAULT_MOVED);
    test_end(&arena);
    CHECK(${P}_restore(&arena, mark) == TYPED_ERR_INVALID);
    expect_one(TYPED_FAULT_USE_AFTER_DESTROY, &arena);
    ${P}_${suite_scope}_end(&scope);
    expect_one(TYPED_FAULT_USE_AFTER_DESTROY, &arena);
    check_own_unusable(&arena, TYPED_FAULT_USE_AFTER_DESTROY);
}
