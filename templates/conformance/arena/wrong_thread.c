static void *uses_from_elsewhere(void *context)
{
    ${P} *arena = (${P} *)context;
    return test_elements[0].alloc(arena);
}

static void *use_elsewhere(${P} *arena)
{
    pthread_t thread;
    void *got = NULL;
    CHECK(pthread_create(&thread, NULL, uses_from_elsewhere, arena) == 0);
    CHECK(pthread_join(thread, &got) == 0);
    return got;
}

static void a_second_thread_may_not_use_it(void **state)
{
    (void)state;
    static ${P} arena;
    watched_start(&arena);
    ${P}_reset(&arena);
    CHECK(use_elsewhere(&arena) == NULL);
    expect_one(TYPED_FAULT_WRONG_THREAD, &arena);
    CHECK(${P}_used(&arena) == 0);
    ${P}_rebind_thread(&arena);
    const void *got = use_elsewhere(&arena);
    CHECK(fault_count == 0);
    CHECK(test_elements[0].alloc(&arena) == NULL);
    expect_one(TYPED_FAULT_WRONG_THREAD, &arena);
    ${P}_rebind_thread(&arena);
    CHECK(got == NULL || ${P}_contains(&arena, got));
    ${P}_reset(&arena);
    CHECK(fault_count == 0);
    test_end(&arena);
}
