static void check_pop_refused(const test_element *element, unsigned char *start, size_t n)
{
    CHECK(!pops(element, start, n));
    forgive_fault();
}

/* Whatever does not end at the top. */
static void step_pop_wrong(void)
{
    const test_block *block = &model.blocks[test_random(model.live)];
    const test_element *element = block->element;
    const size_t n = block->laid / element->size;
    check_pop_refused(element, block->start, SIZE_MAX);
    check_pop_refused(element, block->start, SIZE_MAX / element->size);
    check_pop_refused(element, block->start, 0);
    check_pop_refused(element, NULL, 0);
    check_pop_refused(element, NULL, 1);
    if (n > 1 && span_of((n - 1) * element->size) < span_of(n * element->size)) {
        check_pop_refused(element, block->start, n - 1);
    }
    if (block == &model.blocks[model.live - 1]) {
        check_pop_refused(element, block->start, n + 1 + TEST_SPACING);
        check_pop_refused(element, block->start + TYPED_ALIGN_UP(element->size, TEST_SPACING), n);
    } else {
        check_pop_refused(element, block->start, n);
    }
    model_check_some_blocks();
}

static void step_pop_nothing(void)
{
    const test_element *element = any_element();
    unsigned char *nothing = (unsigned char *)element->alloc_n(&model.arena, 0);
    CHECK(pops(element, nothing, 0));
    check_pop_refused(element, nothing + element->align, 0);
    check_pop_refused(element, nothing, 1);
}

static void step_own_give(void)
{
    const uint64_t way = test_random(12);
    for (size_t pops_left = (size_t)test_random(6); way < 6 && pops_left > 0 && model.live > 0; pops_left--) {
        step_pop();
        model_check();
    }
    if (way == 6) {
        step_pop_nothing();
    } else if (way == 7) {
        step_resize();
    } else if (model.live > 0 && way == 8) {
        step_pop_wrong();
    } else if (model.live > 0 && way == 9) {
        step_pop_run();
    } else if (model.live > 0 && way > 9) {
        step_pop_part();
    }
}

static void step_push(void)
{
    switch (test_random(8)) {
    case 0:
        step_make();
        break;
    case 1:
    case 2:
        step_many();
        break;
    default:
        step_one();
        break;
    }
}

static void pops_in_reverse_undo_every_push_to_the_byte(void **state)
{
    (void)state;
    for (size_t round = 0; round < 40; round++) {
        model_start();
        for (size_t wave = 0; wave < 4; wave++) {
            const size_t kept = (size_t)test_random(model.live + 1);
            for (size_t i = 0; i < 60 && model.live < TEST_BLOCKS; i++) {
                step_push();
            }
            while (model.live > kept) {
                step_pop();
                model_check();
            }
        }
        while (model.live > 0) {
            step_pop();
        }
        model_check();
        CHECK(model.used == 0);
        CHECK(${P}_available(&model.arena) == model.capacity);
        model_end();
    }
}

static void a_pop_that_is_refused_changes_nothing(void **state)
{
    (void)state;
    for (size_t round = 0; round < 20; round++) {
        model_start();
        for (size_t i = 0; i < 80; i++) {
            test_random(2) == 0 ? step_make() : step_one();
            if (model.live > 0) {
                step_pop_wrong();
                step_pop_run();
                model_check();
            }
        }
        model_end();
    }
}
