static void step_alloc(void)
{
    ${T_}*object = ${P}_alloc(&model.pool);
    CHECK((object == NULL) == (model.live == model.capacity));
    if (object == NULL) {
        model.failed++;
        return;
    }
    check_fill(object);
    model_entered(object);
}

static void step_free(void)
{
    if (model.live > 0) {
        ${P}_free(&model.pool, model_taken_out((size_t)test_random(model.live)));
    }
}

static void step_alloc_bulk(void)
{
    ${T_}*objects[40];
    const size_t count = (size_t)test_random(41);
    const size_t got = ${P}_alloc_bulk(&model.pool, objects, count);
    CHECK(got == (count <= model.capacity - model.live ? count : 0));
    model.failed += got < count;
    for (size_t i = 0; i < got; i++) {
        check_fill(objects[i]);
        model_entered(objects[i]);
    }
}

static void step_free_bulk(void)
{
    ${T_}*objects[40];
    size_t count = 0;
    const size_t wanted = (size_t)test_random(41);
    while (count < wanted && model.live > 0) {
        objects[count] = model_taken_out((size_t)test_random(model.live));
        count++;
    }
    ${P}_free_bulk(&model.pool, objects, count);
}

static void step_box(void)
{
    union {
        ${T_}value;
        unsigned char bytes[sizeof(${T})];
    } in, out;
    memset(in.bytes, (int)test_random(256), sizeof in.bytes);
    memset(out.bytes, 0, sizeof out.bytes);
    ${P}_box box = ${P}_box_copy(&model.pool, &in.value);
    CHECK((${P}_box_get(&box) == NULL) == (model.live == model.capacity));
    if (${P}_box_get(&box) == NULL) {
        model.failed++;
        CHECK(!${P}_box_take(&box, &out.value));
        ${P}_box_drop(&box);
        return;
    }
    model.made++;
    ${P}_box moved = ${P}_box_move(&box);
    CHECK(${P}_box_get(&box) == NULL);
    CHECK(memcmp((const void *)${P}_box_get(&moved), in.bytes, sizeof in.bytes) == 0);
    if (test_random(2) == 0) {
        CHECK(${P}_box_take(&moved, &out.value));
        CHECK(memcmp(out.bytes, in.bytes, sizeof in.bytes) == 0);
        model.ended++;
    } else {
        model.made--;
        model_entered(${P}_box_release(&moved));
    }
    CHECK(${P}_box_get(&moved) == NULL);
    ${P}_box_drop(&moved);
}

static void step_trim(void)
{
    (void)${P}_trim(&model.pool, (size_t)test_random(model.capacity) * sizeof(${T}));
}

static void step_reset(void)
{
    if (TEST_DROPS_ON_RESET) {
        model_free_all(); /* the hook would see the model's bytes */
    }
    ${P}_reset(&model.pool);
    model.ended += model.live;
    model.live = 0;
}

static void a_random_walk_agrees_with_the_model(void **state)
{
    (void)state;
    model_start();
    for (size_t phase = 0; phase < 40; phase++) {
        /* Phases lean to taking or to giving, so that full and empty are both reached. */
        const uint64_t lean = 1 + test_random(9);
        for (size_t step = 0; step < 100; step++) {
            const bool is_taking = test_random(10) < lean;
            switch (test_random(8)) {
            case 0:
            case 1:
                is_taking ? step_alloc_bulk() : step_free_bulk();
                break;
            case 2:
                step_box();
                break;
            default:
                is_taking ? step_alloc() : step_free();
                break;
            }
            model_check();
        }
        CHECK(${P}_verify(&model.pool));
        if (test_random(4) == 0) {
            step_trim();
            model_check();
        }
        if (test_random(8) == 0) {
            step_reset();
            model_check();
        }
        if (test_random(8) == 0) {
            model_free_all();
        }
    }
    model_end();
}

static void every_order_of_freeing_gives_everything_back(void **state)
{
    (void)state;
    for (size_t order = 0; order < 4; order++) {
        model_start();
        for (size_t round = 0; round < 3; round++) {
            while (model.live < model.capacity) {
                step_alloc();
            }
            step_alloc();
            model_check();
            while (model.live > 0) {
                const size_t at[] = {0, model.live - 1, model.live / 2, (size_t)test_random(model.live)};
                ${P}_free(&model.pool, model_taken_out(at[order]));
            }
            model_check();
        }
        model_end();
    }
}

static void bulk_takes_all_or_nothing(void **state)
{
    (void)state;
    model_start();
    ${T_}**objects = (${T_}**)malloc((model.capacity + 1) * sizeof *objects);
    CHECK(objects != NULL);
    CHECK(${P}_alloc_bulk(&model.pool, objects, 0) == 0);
    CHECK(${P}_alloc_bulk(&model.pool, objects, model.capacity + 1) == 0);
    CHECK(${P}_alloc_bulk(&model.pool, objects, SIZE_MAX) == 0);
    model.failed += 2;
    model_check();
    CHECK(${P}_alloc_bulk(&model.pool, objects, model.capacity) == model.capacity);
    model.made += model.capacity;
    model.live = model.capacity;
    model_check();
    ${P}_free_bulk(&model.pool, objects, model.capacity);
    model.ended += model.capacity;
    model.live = 0;
    model_check();
    free(objects);
    model_end();
}

static void reset_takes_everything_back_and_forgets_addresses(void **state)
{
    (void)state;
    model_start();
    step_alloc();
    ${T_}*object = model.objects[0];
    CHECK(${P}_contains(&model.pool, (const void *)object));
    CHECK(!${P}_contains(&model.pool, (const unsigned char *)object + 1) || sizeof(${T}) == 1);
    step_reset();
    model_check();
    CHECK(!${P}_contains(&model.pool, (const void *)object));
    CHECK(!${P}_contains(&model.pool, NULL));
    while (model.live < model.capacity) {
        step_alloc();
    }
    model_check();
    model_end();
}

static void trim_and_reserve_keep_what_is_live(void **state)
{
    (void)state;
    model_start();
    CHECK(${P}_reserve(&model.pool, model.capacity) == TYPED_OK);
    CHECK(${P}_reserve(&model.pool, model.capacity + 1) == TYPED_ERR_INVALID);
    for (size_t round = 0; round < 8; round++) {
        while (model.live < model.capacity) {
            step_alloc();
        }
        while (model.live > model.capacity * round / 8) {
            step_free();
        }
        step_trim();
        CHECK(${P}_trim(&model.pool, 0) + 1 > 0);
        CHECK(${P}_trim(&model.pool, 0) == 0);
        CHECK(${P}_verify(&model.pool));
        model_check();
    }
    model_end();
}

static bool exhausted_frees_one(${P} *pool, size_t bytes, void *ctx)
{
    size_t *calls = (size_t *)ctx;
    CHECK(bytes == sizeof(${T}));
    ++*calls;
    if (*calls == 2) {
        return false;
    }
    ${P}_free(pool, model_taken_out(0));
    return true;
}

static void exhaustion_asks_once_and_tries_again(void **state)
{
    (void)state;
    model_start();
    size_t calls = 0;
    ${P}_on_exhausted(&model.pool, exhausted_frees_one, &calls);
    while (model.live < model.capacity) {
        step_alloc();
    }
    ${T_}*object = ${P}_alloc(&model.pool);
    CHECK(calls == 1);
    model_entered(object);
    CHECK(${P}_alloc(&model.pool) == NULL);
    model.failed++;
    CHECK(calls == 2);
    ${P}_on_exhausted(&model.pool, NULL, NULL);
    CHECK(${P}_alloc(&model.pool) == NULL);
    model.failed++;
    CHECK(calls == 2);
    model_check();
    model_end();
}

static void statistics_can_start_again(void **state)
{
    (void)state;
    model_start();
    step_alloc();
    step_alloc();
    step_free();
    ${P}_reset_stats(&model.pool);
    model.made = model.live;
    model.ended = 0;
    model.failed = 0;
    model_check();
    model_end();
}

static void a_zeroed_pool_has_nothing_and_ends_quietly(void **state)
{
    (void)state;
    static ${P} pool; /* zeroed by C */
    ${T_}*objects[2];
    CHECK(${P}_alloc(&pool) == NULL);
    CHECK(${P}_new(&pool) == NULL);
    CHECK(${P}_alloc_bulk(&pool, objects, 2) == 0);
    CHECK(${P}_capacity(&pool) == 0);
    CHECK(${P}_live(&pool) == 0);
    CHECK(${P}_is_empty(&pool));
    CHECK(!${P}_contains(&pool, &pool));
    CHECK(${P}_verify(&pool));
    CHECK(${P}_trim(&pool, 0) == 0);
    ${P}_reset(&pool);
    ${P}_thread_flush(&pool);
    ${P}_destroy(&pool);
}
