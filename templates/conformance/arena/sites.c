static bool is_here(typed_site site, int line)
{
    return site.file != NULL && strcmp(site.file, __FILE__) == 0 && site.line == line;
}

static void a_write_past_either_end_is_reported_with_its_places(void **state)
{
    (void)state;
    static ${P} arena;
    watched_start(&arena);
    ${P}_reset(&arena);
    const int taken = __LINE__ + 1;
    ${suite_T_}*object = ${P}_alloc${suite_E}(&arena);
    if (object != NULL) {
        unsigned char *past = (unsigned char *)(void *)object + sizeof *object;
        unsigned char *before = (unsigned char *)(void *)object - 1;
        flip(past);
        const int verified = __LINE__ + 1;
        CHECK(!${P}_verify(&arena));
        CHECK(is_here(last_fault.site, verified));
        CHECK(is_here(last_fault.alloc_site, taken));
        expect_one(TYPED_FAULT_OVERFLOW, (const void *)object);
        flip(past);
        flip(before);
        const int reset = __LINE__ + 1;
        ${P}_reset(&arena);
        CHECK(is_here(last_fault.site, reset));
        CHECK(is_here(last_fault.alloc_site, taken));
        expect_one(TYPED_FAULT_UNDERFLOW, (const void *)object);
    }
    test_end(&arena);
}

typedef ${suite_T_}*test_taker(${P} *arena);
typedef void test_resetter(${P} *arena);

static void calls_are_functions_too(void **state)
{
    (void)state;
    static ${P} arena;
    watched_start(&arena);
    ${P}_reset(&arena);
    test_taker *const take = ${P}_alloc${suite_E};
    test_resetter *const reset = &${P}_reset;
    ${suite_T_}*object = take(&arena);
    if (object != NULL) {
        flip((unsigned char *)(void *)object + sizeof *object);
        reset(&arena);
        CHECK(last_fault.site.file == NULL && last_fault.alloc_site.file == NULL);
        expect_one(TYPED_FAULT_OVERFLOW, (const void *)object);
    }
    test_end(&arena);
}
