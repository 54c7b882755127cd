/* The model: which elements are live, and the byte that each is filled with. */
typedef struct test_model {
    ${P} pool;
    ${T_}**objects;
    unsigned char *fills;
    size_t live;
    size_t capacity;
    uint64_t failed;
    uint64_t made;
    uint64_t ended;
} test_model;

static test_model model;

static void model_start(void)
{
    test_make(&model.pool);
    model.capacity = ${P}_capacity(&model.pool);
    model.objects = (${T_}**)malloc(model.capacity * sizeof *model.objects);
    model.fills = (unsigned char *)malloc(model.capacity);
    CHECK(model.objects != NULL && model.fills != NULL);
    model.live = 0;
    model.failed = 0;
    model.made = 0;
    model.ended = 0;
}

static void model_entered(${T_}*object)
{
    const uintptr_t first = (uintptr_t)object;
    CHECK(object != NULL);
    CHECK(first % TYPED_ALIGNOF(${T}) == 0);
    CHECK(${P}_contains(&model.pool, (const void *)object));
    CHECK(model.live < model.capacity);
    /* Distinct from all the others, or from some of very many: their contents show the rest. */
    for (size_t i = 0; i < model.live && i < 512; i++) {
        const uintptr_t other = (uintptr_t)model.objects[model.live <= 512 ? i : (size_t)test_random(model.live)];
        CHECK(first + sizeof(${T}) <= other || other + sizeof(${T}) <= first);
    }
    const unsigned char fill = (unsigned char)test_random(256);
    memset((void *)object, fill, sizeof(${T}));
    model.objects[model.live] = object;
    model.fills[model.live] = fill;
    model.live++;
    model.made++;
}

static ${T_}*model_taken_out(size_t at)
{
    ${T_}*object = model.objects[at];
    const unsigned char *bytes = (const unsigned char *)object;
    for (size_t i = 0; i < sizeof(${T}); i++) {
        CHECK(bytes[i] == model.fills[at]);
    }
    model.live--;
    model.ended++;
    model.objects[at] = model.objects[model.live];
    model.fills[at] = model.fills[model.live];
    return object;
}

static void model_check(void)
{
    const typed_usage usage = ${P}_usage(&model.pool);
    CHECK(${P}_live(&model.pool) == model.live);
    CHECK(${P}_available(&model.pool) == model.capacity - model.live);
    CHECK(${P}_is_full(&model.pool) == (model.live == model.capacity));
    CHECK(${P}_is_empty(&model.pool) == (model.live == 0));
    CHECK(usage.used == model.live * sizeof(${T}));
    CHECK(usage.available == (model.capacity - model.live) * sizeof(${T}));
    CHECK(usage.total == model.capacity * sizeof(${T}));
    typed_stats stats;
    CHECK(${P}_stats(&model.pool, &stats) == TEST_HAS_STATS);
    CHECK(stats.allocated_bytes == (TEST_HAS_STATS ? model.live * sizeof(${T}) : 0));
    CHECK(stats.allocation_count == (TEST_HAS_STATS ? model.made : 0));
    CHECK(stats.deallocation_count == (TEST_HAS_STATS ? model.ended : 0));
    CHECK(stats.failed_allocations == (TEST_HAS_STATS ? model.failed : 0));
    CHECK(stats.peak_allocated_bytes >= stats.allocated_bytes);
}

static void model_free_all(void)
{
    while (model.live > 0) {
        ${P}_free(&model.pool, model_taken_out((size_t)test_random(model.live)));
    }
    model_check();
}

static void model_end(void)
{
    model_free_all();
    CHECK(${P}_verify(&model.pool));
    test_end(&model.pool);
    free(model.objects);
    free(model.fills);
}

static void check_fill(${const_T_}*object)
{
    const unsigned char *bytes = (const unsigned char *)object;
    for (size_t i = 0; TEST_FILL >= 0 && i < sizeof(${T}); i++) {
        CHECK(bytes[i] == TEST_FILL);
    }
}
