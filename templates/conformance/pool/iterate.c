static void visit_counts(${T_}*object, void *ctx)
{
    size_t *seen = (size_t *)ctx;
    bool is_live = false;
    for (size_t i = 0; i < model.live; i++) {
        is_live = is_live || model.objects[i] == object;
    }
    CHECK(is_live);
    ++*seen;
}

static void visit_frees(${T_}*object, void *ctx)
{
    (void)ctx;
    for (size_t i = 0; i < model.live; i++) {
        if (model.objects[i] == object) {
            ${P}_free(&model.pool, model_taken_out(i));
            return;
        }
    }
    CHECK(false);
}

static void foreach_visits_exactly_the_live(void **state)
{
    (void)state;
    model_start();
    for (size_t round = 0; round < 50; round++) {
        test_random(2) == 0 ? step_alloc_bulk() : step_free_bulk();
        size_t seen = 0;
        ${P}_foreach(&model.pool, visit_counts, &seen);
        CHECK(seen == model.live);
    }
    ${P}_foreach(&model.pool, visit_frees, NULL);
    CHECK(model.live == 0);
    model_check();
    model_end();
}
