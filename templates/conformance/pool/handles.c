static void a_handle_dies_with_its_element(void **state)
{
    (void)state;
    model_start();
    CHECK(${P}_handle_get(&model.pool, ${P}_HANDLE_NONE) == NULL);
    for (size_t round = 0; round < 200; round++) {
        step_alloc();
        if (model.live == model.capacity) {
            model_free_all();
            continue;
        }
        ${T_}*object = model.objects[model.live - 1];
        const ${P}_handle handle = ${P}_handle_of(&model.pool, object);
        CHECK(!${P}_handle_equal(handle, ${P}_HANDLE_NONE));
        CHECK(${P}_handle_get(&model.pool, handle) == object);
        if (test_random(4) == 0) {
            step_reset();
        } else if (test_random(2) == 0) {
            ${P}_free(&model.pool, unseen(model_taken_out(model.live - 1)));
            step_trim();
        } else {
            continue;
        }
        CHECK(${P}_handle_get(&model.pool, handle) == NULL);
        CHECK(${P}_handle_equal(${P}_handle_of(&model.pool, object), ${P}_HANDLE_NONE));
        step_alloc();
        CHECK(${P}_handle_get(&model.pool, handle) == NULL);
    }
    model_end();
}

static void a_generation_that_would_wrap_retires_its_slot(void **state)
{
    (void)state;
    model_start();
    while (model.live < model.capacity) {
        step_alloc();
    }
    ${T_}*object = model.objects[0];
    const size_t slot = (size_t)(${P}_handle_of(&model.pool, object).value_ & UINT32_MAX);
    model.pool.${generation_in_test} = UINT32_MAX - 2;
    const ${P}_handle last = ${P}_handle_of(&model.pool, object);
    CHECK(${P}_handle_get(&model.pool, last) == object);
    ${P}_free(&model.pool, unseen(model_taken_out(0)));
    CHECK(${P}_handle_get(&model.pool, last) == NULL);
    CHECK(${P}_available(&model.pool) == 0);
    CHECK(${P}_alloc(&model.pool) == NULL);
    (void)${P}_trim(&model.pool, 0);
    CHECK(${P}_verify(&model.pool));
    if (TEST_DROPS_ON_RESET) {
        while (model.live > 0) {
            ${P}_free(&model.pool, model_taken_out(0));
        }
    }
    ${P}_reset(&model.pool);
    model.live = 0;
    CHECK(${P}_alloc_bulk(&model.pool, model.objects, model.capacity) == 0);
    for (size_t i = 0; i + 1 < model.capacity; i++) {
        ${T_}*other = ${P}_alloc(&model.pool);
        CHECK(other != NULL && other != object);
        model.objects[i] = other;
    }
    CHECK(${P}_alloc(&model.pool) == NULL);
    CHECK(${P}_handle_get(&model.pool, last) == NULL);
    CHECK(${P}_verify(&model.pool));
    for (size_t i = 0; i + 1 < model.capacity; i++) {
        ${P}_free(&model.pool, model.objects[i]);
    }
    CHECK(${P}_live(&model.pool) == 0);
    test_end(&model.pool);
    free(model.objects);
    free(model.fills);
}
