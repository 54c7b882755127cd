/* What programs write after free, most often: zeros, the address of an element, a number, text; then anything. */
static void write_after_free(${T_}*object, ${T_}*another, unsigned round)
{
    const uintptr_t address = (uintptr_t)another;
    const uintptr_t number = 1 + (uintptr_t)test_random(100);
    const int fills[4] = {0, 0, 0, 'a'};
    TYPED_UNPOISON((const void *)object, sizeof(${T}));
    memset((void *)object, round < 4 ? fills[round] : (int)(200 + test_random(55)), sizeof(${T}));
    if (round == 1 || round == 2) {
        memcpy((void *)object, round == 1 ? (const void *)&address : (const void *)&number, TYPED_LEAST(sizeof(${T}), sizeof(uintptr_t)));
    }
    TYPED_POISON((const void *)object, sizeof(${T}));
}

static void a_corrupt_link_never_leads_outside(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 20; round++) {
        /* A link of fewer bytes, or a part of an address, may happen to be one to another slot. */
        const size_t link_bytes = sizeof(((const ${P}_slot *)NULL)->link_);
        const bool is_surely_seen = round < 4 && link_bytes >= (round == 1 ? sizeof(uintptr_t) : sizeof(uint32_t));
        model_start();
        typed_set_fault_handler(note_fault, NULL);
        fault_count = 0;
        while (model.live < model.capacity) {
            step_alloc();
        }
        ${T_}*freed[3];
        size_t freed_count = 0;
        while (freed_count < 3 && model.live > 0) {
            freed[freed_count] = model_taken_out((size_t)test_random(model.live));
            ${P}_free(&model.pool, unseen(freed[freed_count]));
            freed_count++;
        }
        ${T_}*const last = freed[freed_count - 1];
        /* All that are free, so that whichever is taken first has the damage. A link that by chance is right may serve a slot
         * twice, which only `full` can tell. Sanitizers would see it. */
        for (size_t i = 0; i < freed_count; i++) {
            write_after_free(freed[i], model.live > 0 ? model.objects[0] : last, round);
        }
        if (is_surely_seen) {
            CHECK(!${P}_verify(&model.pool));
            CHECK(fault_count == 1 && last_fault.kind == TYPED_FAULT_CORRUPT_LINK);
        }
        ${T_}*object;
        size_t got = 0;
        if (is_surely_seen && round % 2 == 0 && freed_count > 1) {
            /* A bulk call that needs what is hidden fails, and the list is sound after it. */
            ${T_}*several[2];
            CHECK(${P}_alloc_bulk(&model.pool, several, 2) == 0);
            CHECK(fault_count == 2 && last_fault.kind == TYPED_FAULT_CORRUPT_LINK);
            CHECK(${P}_verify(&model.pool) && ${P}_available(&model.pool) == 1);
        }
        while (got <= model.capacity && (object = ${P}_alloc(&model.pool)) != NULL) {
            CHECK(${P}_contains(&model.pool, (const void *)object));
            CHECK(!is_surely_seen || object == last);
            got++;
        }
        if (is_surely_seen) {
            /* The slot itself is sound; what its link hid is not served again, and no live element is. */
            CHECK(got == 1);
            CHECK(fault_count == 2 && last_fault.kind == TYPED_FAULT_CORRUPT_LINK);
        }
        typed_set_fault_handler(NULL, NULL);
        ${P}_reset(&model.pool);
        model.live = 0;
        CHECK(${P}_available(&model.pool) == model.capacity);
        test_end(&model.pool);
        free(model.objects);
        free(model.fills);
    }
}
