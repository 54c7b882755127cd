static void every_capacity_is_used_to_its_end(void **state)
{
    (void)state;
    for (size_t round = 0; round < TEST_WALKS / 2; round++) {
        model_start();
        for (size_t failed = 0; failed < 8 && model.live < TEST_BLOCKS && model.used < 4 * TEST_ROOM;) {
            const uint64_t before = model.failed;
            test_random(2) == 0 ? step_many() : step_one();
            model_check();
            failed += model.failed > before;
        }
        model_check_blocks(0);
        model_reset();
        model_check();
        model_end();
    }
}

static void a_length_of_zero_is_aligned_and_moves_nothing(void **state)
{
    (void)state;
    for (size_t round = 0; round < 20; round++) {
        model_start();
        for (size_t i = 0; i < 30; i++) {
            step_nothing();
            model_check();
            step_many();
            step_own_take();
        }
        model_end();
    }
}

static void lengths_that_cannot_be_counted_give_null(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    step_one();
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        for (size_t less = 0; less < 20; less++) {
            const size_t lengths[] = {SIZE_MAX - less, SIZE_MAX / element->size - less, SIZE_MAX / element->size + 1 + less, SIZE_MAX / 2 / element->size + less, SIZE_MAX / 2 / element->size - less};
            for (size_t k = 0; k < sizeof lengths / sizeof lengths[0]; k++) {
                if (lengths[k] > less && lengths[k] > SIZE_MAX / 4 / element->size) {
                    CHECK(element->alloc_n(&model.arena, lengths[k]) == NULL);
                    CHECK(element->resize(&model.arena, NULL, 0, lengths[k]) == NULL);
                    model.failed += 2;
                }
            }
        }
        model_check();
    }
    if (model.live == 1) {
        const test_block *block = &model.blocks[0];
        CHECK(block->element->resize(&model.arena, block->start, 1, SIZE_MAX) == NULL);
        CHECK(block->element->resize(&model.arena, block->start, 1, SIZE_MAX / block->element->size) == NULL);
        model.failed += 2;
        model_check();
    }
    model_end();
}

static void a_resize_of_nothing_is_an_allocation(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < 40; i++) {
        const test_element *element = any_element();
        const size_t bytes = any_count(element) * element->size;
        const test_outlook outlook = outlook_of(bytes, element->align);
        unsigned char *old = model.live > 0 && test_random(2) == 0 ? model.blocks[0].start : NULL;
        const size_t old_n = old == NULL ? (size_t)test_random(3) : 0;
        void *array = element->resize(&model.arena, old, old_n, bytes / element->size);
        if (model_took(array, outlook)) {
            check_fill(array, 0, bytes);
            model_enter(array, bytes, element->align, element);
        }
        model_check();
    }
    model_end();
}

static void the_newest_grows_and_shrinks_where_it_is(void **state)
{
    (void)state;
    for (size_t round = 0; round < 30; round++) {
        model_start();
        for (size_t i = 0; i < 60 && model.live < TEST_BLOCKS - 1; i++) {
            if (model.live == 0 || test_random(6) == 0) {
                step_many();
            } else if (model.blocks[model.live - 1].bytes > 0) {
                test_block *newest = &model.blocks[model.live - 1];
                const size_t size = newest->element == NULL ? 0 : newest->element->size;
                if (size > 0 && newest->is_filled && newest->used_after == model.used) {
                    step_resize_newest(newest, (size_t)test_random(newest->bytes / size * 2 + 2) * size);
                }
            }
            model_check();
        }
        model_end();
    }
}

static void coming_back_is_exact_from_any_depth(void **state)
{
    (void)state;
    for (size_t round = 0; round < 30; round++) {
        model_start();
        for (size_t wave = 0; wave < 6; wave++) {
            while (model.taken < TEST_POSITIONS && model.live < TEST_BLOCKS - 4) {
                step_take_position();
                test_random(3) == 0 ? step_many() : step_one();
                step_own_take();
                step_make();
            }
            model_check();
            step_come_back();
            model_check();
            step_come_back();
            model_check();
            if (test_random(4) == 0) {
                model_reset();
            }
        }
        model_end();
    }
}

static void a_position_of_another_is_foreign(void **state)
{
    (void)state;
    static ${P} other;
    model_start();
    test_make_of(&other, TEST_ROOM);
    step_one();
    CHECK(${P}_restore(&model.arena, ${P}_${suite_mark}(&other)) == TYPED_ERR_FOREIGN);
    check_refused(TYPED_FAULT_FOREIGN_POINTER);
    CHECK(${P}_restore(&other, ${P}_${suite_mark}(&model.arena)) == TYPED_ERR_FOREIGN);
    check_refused(TYPED_FAULT_FOREIGN_POINTER);
    CHECK(${P}_used(&other) == 0);
    model_check();
    test_end(&other);
    model_end();
}

static void a_position_from_before_a_reset_is_stale(void **state)
{
    (void)state;
    model_start();
    step_one();
    for (size_t i = 0; i < 10; i++) {
        const ${suite_Marker} mark = ${P}_${suite_mark}(&model.arena);
        ${P}_${suite_scope} scope = ${P}_${suite_scope}_begin(&model.arena);
        model_reset();
        CHECK(${P}_restore(&model.arena, mark) == TYPED_ERR_STALE);
        check_refused(TYPED_FAULT_STALE);
        step_one();
        step_one();
        CHECK(${P}_restore(&model.arena, mark) == TYPED_ERR_STALE);
        check_refused(TYPED_FAULT_STALE);
        ${P}_${suite_scope}_end(&scope);
        forgive_fault();
        model_check();
    }
    model_end();
}

static void a_${suite_scope}_ends_once_and_gives_back_what_it_had(void **state)
{
    (void)state;
    model_start();
    step_one();
    const size_t used = model.used;
    const size_t available = ${P}_available(&model.arena);
    const size_t element_bytes = model.element_bytes;
    ${P}_${suite_scope} scope = ${P}_${suite_scope}_begin(&model.arena);
    (void)test_elements[0].alloc(&model.arena);
    (void)test_elements[0].alloc_n(&model.arena, 2);
    ${P}_${suite_scope}_end(&scope);
    CHECK(${P}_used(&model.arena) == used);
    CHECK(${P}_available(&model.arena) == available);
    CHECK(${P}_usage(&model.arena).used == element_bytes);
    const void *object = test_elements[0].alloc(&model.arena);
    ${P}_${suite_scope}_end(&scope);
    CHECK(${P}_contains(&model.arena, object) == (object != NULL));
#ifdef ${P}_${suite_scope}_auto
    const size_t outside = ${P}_used(&model.arena);
    {
        ${P}_${suite_scope}_auto inside = ${P}_${suite_scope}_begin(&model.arena);
        (void)test_elements[0].alloc_n(&model.arena, 3);
        (void)inside;
    }
    CHECK(${P}_used(&model.arena) == outside);
    {
        ${P}_${suite_scope}_auto inside = ${P}_${suite_scope}_begin(&model.arena);
        (void)test_elements[0].alloc_n(&model.arena, 3);
        ${P}_${suite_scope}_end(&inside);
        (void)test_elements[0].alloc(&model.arena);
    }
    CHECK(${P}_used(&model.arena) >= outside);
#endif
    test_end(&model.arena);
}

static void reset_keeps_the_memory_and_the_peak(void **state)
{
    (void)state;
    for (size_t round = 0; round < 10; round++) {
        model_start();
        model_walk(30);
        model_reset();
        model_check();
        step_one();
        model_check();
        const unsigned char *object = model.live > 0 ? model.blocks[0].start : NULL;
        const test_element *element = model.live > 0 ? model.blocks[0].element : &test_elements[0];
        model_reset();
        CHECK(object == NULL || !${P}_contains(&model.arena, object));
        CHECK((const unsigned char *)element->alloc(&model.arena) == object || object == NULL);
        test_end(&model.arena);
    }
}

static void trim_gives_once_and_reserve_takes_what_there_can_be(void **state)
{
    (void)state;
    for (size_t round = 0; round < 10; round++) {
        model_start();
        CHECK(${P}_reserve(&model.arena, 0) == TYPED_OK);
        CHECK(${P}_reserve(&model.arena, any_reserve()) == TYPED_OK);
        CHECK(${P}_reserve(&model.arena, model.capacity + 1) == TYPED_ERR_INVALID);
        CHECK(${P}_reserve(&model.arena, SIZE_MAX) == TYPED_ERR_INVALID);
        model_check();
        model_walk(40);
        CHECK(${P}_trim(&model.arena, SIZE_MAX) == 0);
        (void)${P}_trim(&model.arena, 0);
        CHECK(${P}_trim(&model.arena, 0) == 0);
        model_check_blocks(0);
        model_check();
        model_walk(40);
        model_reset();
        (void)${P}_trim(&model.arena, 0);
        CHECK(${P}_trim(&model.arena, 0) == 0);
        model_check();
        model_walk(40);
        model_end();
    }
}

static void statistics_can_start_again(void **state)
{
    (void)state;
    model_start();
    model_walk(30);
    if (!model.is_loose) {
        const uint64_t live = model.made - model.ended;
        ${P}_reset_stats(&model.arena);
        model.made = live;
        model.ended = 0;
        model.resized = 0;
        model.failed = 0;
        model_check();
        model_walk(30);
    }
    model_end();
}

static void what_is_made_ends_with_what_it_is_in(void **state)
{
    (void)state;
    for (size_t round = 0; round < 10; round++) {
        model_start_of(TEST_ROOM);
        for (size_t i = 0; i < 60; i++) {
            switch (test_random(8)) {
            case 0:
                step_take_position();
                break;
            case 1:
                step_come_back();
                break;
            case 2:
                step_one();
                break;
            case 3:
                step_many();
                break;
            default:
                step_make();
                break;
            }
            model_check();
            if (test_random(30) == 0) {
                model_reset();
            }
        }
        CHECK(${P}_verify(&model.arena));
        model_end();
    }
}

static void a_zeroed_${kind}_has_nothing_and_ends_quietly(void **state)
{
    (void)state;
    static ${P} zeroed; /* by C */
    model_start();
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        CHECK(element->alloc(&zeroed) == NULL);
        CHECK(element->alloc_n(&zeroed, 0) == NULL);
        CHECK(element->alloc_n(&zeroed, 3) == NULL);
        CHECK(element->alloc_n(&zeroed, SIZE_MAX) == NULL);
        CHECK(element->resize(&zeroed, NULL, 0, 2) == NULL);
        CHECK(element->make == NULL || element->make(&zeroed) == NULL);
    }
    CHECK(${P}_capacity(&zeroed) == 0);
    CHECK(${P}_used(&zeroed) == 0);
    CHECK(${P}_available(&zeroed) == 0);
    CHECK(${P}_peak(&zeroed) == 0);
    CHECK(${P}_usage(&zeroed).used == 0);
    CHECK(${P}_usage(&zeroed).total == 0);
    CHECK(!${P}_contains(&zeroed, NULL));
    CHECK(!${P}_contains(&zeroed, &zeroed));
    CHECK(${P}_verify(&zeroed));
    CHECK(${P}_trim(&zeroed, 0) == 0);
    CHECK(${P}_reserve(&zeroed, 1) == TYPED_ERR_INVALID);
    CHECK(${P}_restore(&zeroed, ${P}_${suite_mark}(&model.arena)) != TYPED_OK);
    forgive_fault();
    CHECK(${P}_restore(&zeroed, ${P}_${suite_mark}(&zeroed)) != TYPED_OK);
    forgive_fault();
    CHECK(${P}_restore(&model.arena, ${P}_${suite_mark}(&zeroed)) == TYPED_ERR_FOREIGN);
    check_refused(TYPED_FAULT_FOREIGN_POINTER);
    ${P}_${suite_scope} scope = ${P}_${suite_scope}_begin(&zeroed);
    ${P}_${suite_scope}_end(&scope);
    forgive_fault();
    ${P}_reset(&zeroed);
    ${P}_reset_stats(&zeroed);
    ${P}_destroy(&zeroed);
    ${P}_destroy(&zeroed);
    model_check();
    model_end();
}
