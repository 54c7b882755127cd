/* One element handed out by a fresh pool, and faults noted. */
static ${T_}*full_start(void)
{
    model_start();
    typed_set_fault_handler(note_fault, NULL);
    fault_count = 0;
    step_alloc();
    return model.objects[model.live - 1];
}

/* After an element that could not be taken back: one element less, for good. */
static void full_end(size_t withdrawn)
{
    typed_set_fault_handler(NULL, NULL);
    while (model.live > 0) {
        ${P}_free(&model.pool, unseen(model_taken_out(0)));
    }
    CHECK(${P}_live(&model.pool) == 0);
    CHECK(${P}_available(&model.pool) == model.capacity - withdrawn);
    CHECK(${P}_verify(&model.pool));
    CHECK(${P}_trim(&model.pool, 0) + 1 > 0);
    CHECK(${P}_available(&model.pool) + withdrawn >= model.capacity);
    test_end(&model.pool);
    free(model.objects);
    free(model.fills);
}

static void expect_full(typed_fault_kind kind, const void *address, size_t count)
{
    CHECK(fault_count == count);
    CHECK(last_fault.kind == kind);
    CHECK(last_fault.address == address);
    CHECK(strcmp(last_fault.allocator, "${P}") == 0);
    fault_count = 0;
}

/* Write a byte that is not ours to write, past the tools that would say so first. */
TYPED_UNCHECKED
static void flip(unsigned char *byte)
{
    TYPED_QUIET();
    *byte ^= (unsigned char)(1 + test_random(255));
    TYPED_LOUD();
}

static void a_write_past_either_end_is_found(void **state)
{
    (void)state;
    for (size_t round = 0; round < 4; round++) {
        ${T_}*object = full_start();
        unsigned char *at = (unsigned char *)unseen(object);
        const bool is_before = round % 2 == 0;
        unsigned char *byte = is_before ? at - 1 - test_random(TYPED_GUARD_LEAST) : at + sizeof(${T}) + test_random(TYPED_GUARD_LEAST);
        flip(byte);
        const typed_fault_kind kind = is_before ? TYPED_FAULT_UNDERFLOW : TYPED_FAULT_OVERFLOW;
        CHECK(!${P}_verify(&model.pool));
        expect_full(kind, (const void *)object, 1);
        ${T_}*const bulk[] = {unseen(object)};
        (void)model_taken_out(model.live - 1);
        if (round < 2) {
            ${P}_free(&model.pool, unseen(object));
        } else {
            ${P}_free_bulk(&model.pool, bulk, 1);
        }
        expect_full(kind, (const void *)object, 1);
        CHECK(${P}_verify(&model.pool));
        ${P}_free(&model.pool, unseen(object));
        expect_full(TYPED_FAULT_DOUBLE_FREE, (const void *)object, 1);
        full_end(1);
    }
}

static void a_write_to_a_free_element_is_found(void **state)
{
    (void)state;
    for (size_t round = 0; round < 4; round++) {
        ${T_}*object = full_start();
        unsigned char *at = (unsigned char *)unseen(object);
        ${P}_free(&model.pool, unseen(model_taken_out(model.live - 1)));
        flip(&at[test_random(sizeof(${T}))]);
        CHECK(!${P}_verify(&model.pool));
        expect_full(TYPED_FAULT_WRITE_AFTER_FREE, (const void *)object, 1);
        /* It is withdrawn when its turn comes, and another is served; at the latest as the last one. */
        while (model.live + 1 < model.capacity) {
            if (round % 2 == 0) {
                ${T_}*other = ${P}_alloc(&model.pool);
                CHECK(other != NULL && other != object);
                model_entered(other);
            } else {
                ${T_}*others[1];
                CHECK(${P}_alloc_bulk(&model.pool, others, 1) == 1 && others[0] != object);
                model_entered(others[0]);
            }
        }
        CHECK(${P}_alloc(&model.pool) == NULL);
        expect_full(TYPED_FAULT_WRITE_AFTER_FREE, (const void *)object, 1);
        full_end(1);
    }
}

static void a_freed_element_waits_in_quarantine(void **state)
{
    (void)state;
    ${T_}*object = full_start();
    const size_t quarantine = ${P}_QUARANTINE;
    size_t others = 0;
    while (model.live < model.capacity && others < quarantine + 8) {
        step_alloc();
        others++;
    }
    ${P}_free(&model.pool, unseen(model_taken_out(0)));
    /* As long as the quarantine is not full and there are others, it is not used again. */
    for (size_t i = 1; i < quarantine && model.live > 1; i++) {
        ${P}_free(&model.pool, unseen(model_taken_out(0)));
        if (model.live + i + 1 < model.capacity) {
            step_alloc();
            CHECK(model.objects[model.live - 1] != object);
        }
    }
    CHECK(fault_count == 0);
    full_end(0);
}

/* A static pool has its free elements within, which tools do not let a program read. */
TYPED_UNCHECKED
static void copy_bytes(unsigned char *to, const unsigned char *from, size_t count)
{
    TYPED_QUIET();
    for (size_t i = 0; i < count; i++) {
        to[i] = from[i];
    }
    TYPED_LOUD();
}

static void a_pool_that_was_moved_is_not_used(void **state)
{
    (void)state;
    ${T_}*object = full_start();
    static ${P} copy;
    copy_bytes((unsigned char *)&copy, (const unsigned char *)&model.pool, sizeof copy);
    CHECK(${P}_alloc(&copy) == NULL);
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    ${P}_free(&copy, unseen(object));
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    ${T_}*objects[1] = {unseen(object)};
    CHECK(${P}_alloc_bulk(&copy, objects, 1) == 0);
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    objects[0] = object;
    ${P}_free_bulk(&copy, objects, 1);
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    CHECK(${P}_reserve(&copy, 1) == TYPED_ERR_INVALID);
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    ${P}_reset(&copy);
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    ${P}_destroy(&copy);
    expect_full(TYPED_FAULT_MOVED, &copy, 1);
    model_check();
    full_end(0);
}

static void a_damaged_list_is_reported_and_others_are_served(void **state)
{
    (void)state;
    (void)full_start();
    while (model.live < 4 && model.live < model.capacity) {
        step_alloc();
    }
    const size_t freed = model.live;
    while (model.live > 0) {
        ${P}_free(&model.pool, unseen(model_taken_out(0)));
    }
    model.pool.head_ = model.pool.carved_;
    CHECK(!${P}_verify(&model.pool));
    expect_full(TYPED_FAULT_CORRUPT_LINK, NULL, 1);
    ${T_}*object;
    while ((object = ${P}_alloc(&model.pool)) != NULL) {
        model_entered(object);
    }
    expect_full(TYPED_FAULT_CORRUPT_LINK, NULL, 1);
    CHECK(model.live == model.capacity - freed);
    full_end(freed);
}

static void a_slot_whose_generations_are_used_up_is_retired(void **state)
{
    (void)state;
    ${T_}*object = full_start();
    const size_t slot = 0;
    model.pool.${generation_in_test} = ${P}_GENERATION_RETIRED - 1;
    ${P}_free(&model.pool, unseen(model_taken_out(0)));
    CHECK(${P}_available(&model.pool) == model.capacity - 1);
    ${P}_reset(&model.pool);
    CHECK(${P}_alloc_bulk(&model.pool, model.objects, model.capacity) == 0);
    for (size_t i = 0; i + 1 < model.capacity; i++) {
        ${T_}*other = ${P}_alloc(&model.pool);
        CHECK(other != NULL && other != object);
        model_entered(other);
    }
    CHECK(${P}_alloc(&model.pool) == NULL);
    full_end(1);
}
