static bool is_here(typed_site site, int line)
{
    return site.file != NULL && strcmp(site.file, __FILE__) == 0 && site.line == line;
}

static void a_double_free_is_reported_with_all_sites(void **state)
{
    (void)state;
    (void)full_start();
    if (model.capacity > 1) {
        const int taken = __LINE__ + 1;
        ${T_}*object = ${P}_alloc(&model.pool);
        CHECK(object != NULL);
        const int given = __LINE__ + 1;
        ${P}_free(&model.pool, unseen(object));
        const int again = __LINE__ + 1;
        ${P}_free(&model.pool, unseen(object));
        CHECK(is_here(last_fault.site, again));
        CHECK(is_here(last_fault.alloc_site, taken));
        CHECK(is_here(last_fault.free_site, given));
        expect_full(TYPED_FAULT_DOUBLE_FREE, (const void *)object, 1);
    }
    full_end(0);
}

typedef ${T_}*test_take(${P} *pool);
typedef void test_give(${P} *pool, ${T_}*object);

static void calls_are_functions_too(void **state)
{
    (void)state;
    (void)full_start();
    test_take *const take = ${P}_alloc;
    test_give *const give = &${P}_free;
    if (model.capacity > 1) {
        ${T_}*object = take(&model.pool);
        CHECK(object != NULL);
        give(&model.pool, unseen(object));
        give(&model.pool, unseen(object));
        CHECK(last_fault.site.file == NULL && last_fault.alloc_site.file == NULL && last_fault.free_site.file == NULL);
        expect_full(TYPED_FAULT_DOUBLE_FREE, (const void *)object, 1);
    }
    full_end(0);
}
