/* What only a stack has: pops. */
/*% for e in suite_elements %*/
static bool test_pop_${e.label}(${P} *arena, void *p, size_t n)
{
    return ${P}_try_pop${e.E}(arena, (${e.T_}*)p, n);
}

/*% endfor %*/
static bool (*const test_pops[])(${P} *arena, void *p, size_t n) = {
/*% for e in suite_elements %*/
    test_pop_${e.label},
/*% endfor %*/
};

static bool pops(const test_element *element, unsigned char *start, size_t n)
{
    return test_pops[element - test_elements](&model.arena, start, n);
}

static void step_own_take(void)
{
    step_one();
}

static void step_pop(void)
{
    const test_block *block = &model.blocks[model.live - 1];
    model_check_block(block);
    CHECK(pops(block->element, block->start, block->laid / block->element->size));
    model.element_bytes -= block->laid;
    model.ended++;
    model_went_back_to(model.live - 1, block->used_before);
}

/* Whatever does not end at the top. */
static void step_pop_wrong(void)
{
    const test_block *block = &model.blocks[test_random(model.live)];
    const test_element *element = block->element;
    const size_t n = block->laid / element->size;
    CHECK(!pops(element, block->start, n + 1));
    CHECK(!pops(element, block->start, SIZE_MAX));
    CHECK(!pops(element, block->start, SIZE_MAX / element->size));
    CHECK(!pops(element, block->start + element->size, n));
    CHECK(!pops(element, block->start, 0));
    CHECK(!pops(element, NULL, 0));
    CHECK(!pops(element, NULL, 1));
    if (n > 1 && span_of((n - 1) * element->size) < span_of(n * element->size)) {
        CHECK(!pops(element, block->start, n - 1));
    }
    if (block != &model.blocks[model.live - 1]) {
        CHECK(!pops(element, block->start, n));
    }
    model_check_blocks(0);
}

/* Several blocks at once: where they are of one type and nothing lies between them they are as one. */
static void step_pop_run(void)
{
    const size_t from = (size_t)test_random(model.live);
    const test_block *first = &model.blocks[from];
    const test_block *last = &model.blocks[model.live - 1];
    const unsigned char *end = last->start + last->laid;
    const size_t n = (size_t)((uintptr_t)end - (uintptr_t)first->start) / first->element->size;
    bool is_one_type = !first->is_made;
    bool is_one_piece = true;
    for (size_t i = from + 1; i < model.live; i++) {
        const test_block *block = &model.blocks[i];
        const unsigned char *before = model.blocks[i - 1].start + model.blocks[i - 1].laid;
        is_one_type = is_one_type && block->element == first->element && !block->is_made;
        is_one_piece = is_one_piece && before == block->start && block->used_before + block->laid == block->used_after;
        is_one_piece = is_one_piece && !block->is_made && !first->is_made;
    }
    if (from + 1 == model.live || end <= first->start || first->start + n * first->element->size != end || is_one_piece != is_one_type) {
        return; /* not a question to ask */
    }
    model_check_blocks(from);
    CHECK(pops(first->element, first->start, n) == is_one_piece);
    if (is_one_piece) {
        for (size_t i = from; i < model.live; i++) {
            model.element_bytes -= model.blocks[i].laid;
        }
        model_accept_ended(model.live - from);
        model_went_back_to(from, first->used_before);
    }
}

static void step_pop_nothing(void)
{
    const test_element *element = any_element();
    unsigned char *nothing = (unsigned char *)element->alloc_n(&model.arena, 0);
    CHECK(pops(element, nothing, 0));
    CHECK(!pops(element, nothing + element->align, 0));
    CHECK(!pops(element, nothing, 1));
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

static void pops_in_reverse_undo_every_push_to_the_byte(void **state)
{
    (void)state;
    for (size_t round = 0; round < 40; round++) {
        model_start();
        for (size_t wave = 0; wave < 4; wave++) {
            const size_t kept = (size_t)test_random(model.live + 1);
            for (size_t i = 0; i < 60 && model.live < TEST_BLOCKS; i++) {
                test_random(8) == 0 ? step_make() : test_random(3) == 0 ? step_many() : step_one();
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
        for (size_t i = 0; i < 40; i++) {
            test_random(8) == 0 ? step_make() : step_many();
            if (model.live > 0) {
                step_pop_wrong();
                step_pop_run();
                model_check();
            }
        }
        model_end();
    }
}
