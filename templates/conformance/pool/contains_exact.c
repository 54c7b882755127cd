static void contains_knows_exactly_what_was_handed_out(void **state)
{
    (void)state;
    model_start();
    const uintptr_t first = (uintptr_t)&model.pool;
    step_alloc();
    const uintptr_t at = (uintptr_t)model.objects[0];
    size_t handed_out = 0;
    /* Around the one that is out: its neighbours may have memory, or be in a cache, but nobody had them. */
    for (uintptr_t i = 1; i < 200; i++) {
        handed_out += ${P}_contains(&model.pool, (const void *)(at + i * sizeof(${P}_slot)));
        handed_out += ${P}_contains(&model.pool, (const void *)(at - i * sizeof(${P}_slot)));
    }
    CHECK(handed_out == 0);
    CHECK(!${P}_contains(&model.pool, (const void *)first));
    ${P}_thread_flush(&model.pool);
    CHECK(!${P}_contains(&model.pool, (const void *)(at + sizeof(${P}_slot))));
    CHECK(${P}_contains(&model.pool, (const void *)at));
    model_end();
}
