static void *uses_from_elsewhere(void *context)
{
    ${P} *pool = (${P} *)context;
    return ${P}_alloc(pool);
}

static void a_second_thread_may_not_use_it(void **state)
{
    (void)state;
    (void)full_start();
    pthread_t thread;
    void *got = NULL;
    CHECK(pthread_create(&thread, NULL, uses_from_elsewhere, &model.pool) == 0);
    CHECK(pthread_join(thread, &got) == 0);
    CHECK(got == NULL);
    expect_full(TYPED_FAULT_WRONG_THREAD, &model.pool, 1);
    if (model.live < model.capacity) {
        ${P}_rebind_thread(&model.pool);
        CHECK(pthread_create(&thread, NULL, uses_from_elsewhere, &model.pool) == 0);
        CHECK(pthread_join(thread, &got) == 0);
        CHECK(got != NULL && fault_count == 0);
        ${P}_free(&model.pool, (${T_}*)got);
        expect_full(TYPED_FAULT_WRONG_THREAD, &model.pool, 1);
        ${P}_rebind_thread(&model.pool);
        ${P}_free(&model.pool, (${T_}*)got);
        CHECK(fault_count == 0);
    }
    full_end(0);
}
