static void a_corrupt_link_never_leads_outside(void **state)
{
    (void)state;
    for (unsigned round = 0; round < 20; round++) {
        model_start();
        typed_set_fault_handler(note_fault, NULL);
        fault_count = 0;
        while (model.live < model.capacity) {
            step_alloc();
        }
        ${T_}*freed[3];
        for (size_t i = 0; i < 3 && model.live > 0; i++) {
            freed[i] = model_taken_out((size_t)test_random(model.live));
            ${P}_free(&model.pool, unseen(freed[i]));
        }
        /* Written after free: all that are free, so that whichever is taken first has the damage. A wrong
         * link that is still inside may serve a slot twice, which only `full` can tell. Sanitizers would see it. */
        for (size_t i = 0; i < 3 && i < model.capacity; i++) {
            TYPED_UNPOISON((const void *)freed[i], sizeof(${T}));
            memset((void *)freed[i], round == 0 ? ${no_link_byte} : (int)(200 + test_random(55)), sizeof(${T}));
            TYPED_POISON((const void *)freed[i], sizeof(${T}));
        }
        if (round == 0 && model.capacity > 1) {
            /* Links that are none, where there should be others. */
            CHECK(!${P}_verify(&model.pool));
            CHECK(fault_count == 1 && last_fault.kind == TYPED_FAULT_CORRUPT_LINK);
        }
        ${T_}*object;
        size_t got = 0;
        while (got <= model.capacity && (object = ${P}_alloc(&model.pool)) != NULL) {
            CHECK(${P}_contains(&model.pool, (const void *)object));
            got++;
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
