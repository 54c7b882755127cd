static size_t any_count(const test_element *element)
{
    const size_t room = ${P}_available(&model.arena) / element->size;
    if (test_random(8) == 0 && room > 0 && room * element->size <= TEST_ROOM) {
        return room == 1 ? 1 : room - 1 + (size_t)test_random(3); /* about all that is left */
    }
    if (test_random(32) == 0 && room * element->size > TEST_ROOM && element->size < TEST_ROOM) {
        return 1 + (size_t)test_random(TEST_ROOM / element->size);
    }
    return 1 + (size_t)test_random(test_random(4) > 0 || element->size > 1000 ? 4 : 40);
}

static void step_one(void)
{
    const test_element *element = any_element();
    const test_outlook outlook = outlook_of(element->size, element->align);
    void *object = element->alloc(&model.arena);
    if (model_took(object, outlook)) {
        check_fill(object, 0, element->size);
        model_enter(object, element->size, element->align, element);
    }
}

static void step_many(void)
{
    const test_element *element = any_element();
    const size_t bytes = any_count(element) * element->size;
    const test_outlook outlook = outlook_of(bytes, element->align);
    void *array = element->alloc_n(&model.arena, bytes / element->size);
    if (model_took(array, outlook)) {
        check_fill(array, 0, bytes);
        model_enter(array, bytes, element->align, element);
    }
}

/* What is noted beside an element that will be dropped takes some bytes too. */
static test_outlook outlook_of_make(const test_element *element)
{
    if (!element->is_dropped) {
        return outlook_of(element->size, element->align);
    }
    /* The note and the padding come on top also of the least that an allocation takes. */
    if (outlook_of(TYPED_MOST(element->size, TEST_LEAST) + 3 * TYPED_MOST(element->align, TEST_SPACING) + 64, 1) == TEST_SUCCEEDS) {
        return TEST_SUCCEEDS;
    }
    return outlook_of(element->size, 1) == TEST_FAILS ? TEST_FAILS : TEST_EITHER;
}

/* After a hook that failed everything is as it was, but for padding that has no note; and what it had was used, and may
 * have been counted. */
static void model_hook_failed(test_outlook outlook)
{
    typed_stats stats;
    const size_t peak = ${P}_peak(&model.arena);
    const size_t used = ${P}_used(&model.arena);
    CHECK(used == model.used || (TEST_KEEPS_PADDING && used > model.used && used - model.used < 4096));
    model.used = used;
    CHECK(peak >= model.peak && peak <= model.capacity);
    model.peak = peak;
    if (${P}_stats(&model.arena, &stats)) {
        CHECK(stats.allocation_count - model.made == stats.deallocation_count - model.ended);
        CHECK(stats.allocation_count - model.made <= 1);
        CHECK(stats.failed_allocations - model.failed <= (outlook != TEST_SUCCEEDS));
        model.made = stats.allocation_count;
        model.ended = stats.deallocation_count;
        model.failed = stats.failed_allocations;
    }
}

static void step_make(void)
{
    const test_element *element = any_element();
    if (element->make == NULL) {
        return;
    }
    const test_outlook outlook = outlook_of_make(element);
    unsigned char *object = (unsigned char *)element->make(&model.arena);
    if (object == NULL && element->can_fail) {
        model_hook_failed(outlook);
    } else if (model_took(object, outlook)) {
        if (!element->is_dropped) {
            check_place(object, element->size, element->align);
        }
        CHECK(${P}_used(&model.arena) - model.used >= span_of(element->size));
        model_entered_made(object, element);
    }
}

static void step_nothing(void)
{
    const test_element *element = any_element();
    const void *nothing = element->alloc_n(&model.arena, 0);
    CHECK(nothing != NULL && (uintptr_t)nothing % element->align == 0);
}

static void step_resize_newest(test_block *block, size_t bytes)
{
    const test_element *element = block->element;
    const size_t old_bytes = block->bytes;
    const test_outlook outlook = outlook_of_growth(block, bytes);
    unsigned char *array = (unsigned char *)element->resize(&model.arena, block->start, old_bytes / element->size, bytes / element->size);
    if (!model_took(array, outlook)) {
        return;
    }
    model.resized++;
    if (bytes == 0) {
        CHECK(${P}_used(&model.arena) >= block->used_before);
        CHECK(${P}_used(&model.arena) <= block->used_after - span_of(old_bytes));
        CHECK(!TEST_UNDOES_PADDING || ${P}_used(&model.arena) == block->used_before);
        model.element_bytes -= old_bytes;
        model_ended_one();
        model_went_back_to(model.live - 1, ${P}_used(&model.arena));
    } else if (array == block->start) {
        check_fill(array, old_bytes, bytes);
        if (bytes < old_bytes) {
            check_given_back(array + bytes, old_bytes - bytes);
        }
        block->used_after = block->used_after - span_of(old_bytes) + span_of(bytes);
        model.used = block->used_after;
        model.peak = TYPED_MOST(model.peak, model.used);
        model.element_bytes = model.element_bytes - old_bytes + bytes;
        block->bytes = bytes;
        block->laid = bytes;
        CHECK(${P}_used(&model.arena) == model.used);
        model_forget_beyond();
        while (model.taken > 0 && model.positions[model.taken - 1].live == model.live) {
            model.taken--; /* it is in the middle of the block, or its block is another now */
        }
        CHECK(holds_only(array, TYPED_LEAST(old_bytes, bytes), block->fill));
        model_fill_block(block);
    } else {
        CHECK(bytes > old_bytes && TEST_CAN_MOVE);
        model_moved(block, array, bytes);
    }
}

static void step_resize_older(test_block *block, size_t bytes)
{
    const test_element *element = block->element;
    const size_t old_bytes = block->bytes;
    const test_outlook outlook = bytes <= old_bytes ? TEST_SUCCEEDS : outlook_of(bytes, element->align);
    unsigned char *array = (unsigned char *)element->resize(&model.arena, block->start, old_bytes / element->size, bytes / element->size);
    if (!model_took(array, outlook)) {
        return;
    }
    model.resized++;
    if (bytes <= old_bytes) {
        CHECK(array == block->start);
        block->bytes = bytes;
    } else {
        model_moved(block, array, bytes);
    }
}

static void step_resize(void)
{
    if (model.live == 0 || model.live == TEST_BLOCKS) {
        return;
    }
    test_block *block = &model.blocks[test_random(2) == 0 ? model.live - 1 : (size_t)test_random(model.live)];
    if (block->element == NULL || block->is_made || !block->is_filled || block->bytes == 0) {
        return;
    }
    if ((TEST_SPACING > 1 || (TEST_NOTE > 0 && TEST_LEAST > 1)) && block->bytes < block->laid) {
        return; /* what was cut off an older array is not told from spacing; or it is, by its note alone */
    }
    const size_t old_n = block->bytes / block->element->size;
    const size_t n = test_random(3) == 0 ? any_count(block->element) : (size_t)test_random(2 * old_n + 1);
    const bool is_last = block == &model.blocks[model.live - 1];
    if (is_last && block->used_after == model.used && span_of(block->bytes) == span_of(block->laid)) {
        step_resize_newest(block, n * block->element->size);
    } else {
        step_resize_older(block, n * block->element->size);
    }
    model_check_some_blocks();
}

static void step_take_position(void)
{
    if (model.taken == TEST_POSITIONS) {
        return;
    }
    test_position *position = &model.positions[model.taken];
    position->mark = ${P}_${suite_mark}(&model.arena);
    position->scope = ${P}_${suite_scope}_begin(&model.arena);
    position->is_scope = test_random(3) == 0;
    position->live = model.live;
    position->used = model.used;
    position->available = ${P}_available(&model.arena);
    position->element_bytes = model.element_bytes;
    position->counted = model.made - model.ended;
    model.taken++;
}

static void step_come_back(void)
{
    if (model.taken == 0) {
        return;
    }
    const size_t at = (size_t)test_random(model.taken);
    test_position *position = &model.positions[test_random(2) == 0 ? model.taken - 1 : at];
    model_check_blocks(position->live);
    if (position->is_scope) {
        ${P}_${suite_scope}_end(&position->scope);
    } else {
        CHECK(${P}_restore(&model.arena, position->mark) == TYPED_OK);
    }
    model.element_bytes = position->element_bytes;
    model_ended_since(position->counted);
    model.taken = (size_t)(position - model.positions) + !position->is_scope;
    model_went_back_to(position->live, position->used);
    CHECK(${P}_available(&model.arena) == position->available);
    if (position->is_scope && model.live < TEST_BLOCKS) {
        step_one();
        ${P}_${suite_scope}_end(&position->scope); /* ends but once */
    }
}

static void step_stale(void)
{
    if (model.has_old) {
        CHECK(${P}_restore(&model.arena, model.old.mark) == TYPED_ERR_STALE);
        check_refused(TYPED_FAULT_STALE);
        ${P}_${suite_scope}_end(&model.old.scope);
        forgive_fault();
    }
}

static void step_trim(void)
{
    const size_t keep = (size_t)test_random(2 * model.used + 2);
    const size_t available = ${P}_available(&model.arena);
    (void)${P}_trim(&model.arena, keep);
    CHECK(${P}_trim(&model.arena, keep) == 0);
    CHECK(${P}_available(&model.arena) == available);
    model_check_some_blocks();
}

/* Some capacity that is not many times what it is committed by. */
static size_t any_reserve(void)
{
    const size_t most = TEST_CHUNK == 0 || TEST_CHUNK > 5000 ? 100000 : 20 * (size_t)TEST_CHUNK;
    return (size_t)test_random(TYPED_LEAST(model.capacity, model.used + most) + 1);
}

static void step_reserve(void)
{
    const size_t available = ${P}_available(&model.arena);
    const size_t capacity = any_reserve();
    CHECK(${P}_reserve(&model.arena, capacity) == TYPED_OK);
    CHECK(${P}_reserve(&model.arena, model.capacity + 1) == TYPED_ERR_INVALID);
    CHECK(${P}_available(&model.arena) == available);
}

static void step_keep(void)
{
    switch (test_random(4)) {
    case 0:
        step_trim();
        break;
    case 1:
        step_reserve();
        break;
    case 2:
        step_nothing();
        break;
    default:
        step_stale();
        break;
    }
}

static void step_take(void)
{
    if (model.live == TEST_BLOCKS) {
        return;
    }
    switch (test_random(6)) {
    case 0:
        step_many();
        break;
    case 1:
        step_make();
        break;
    case 2:
        step_resize();
        break;
    case 3:
        step_own_take();
        break;
    default:
        step_one();
        break;
    }
}

static void model_walk(size_t steps)
{
    /* Walks lean to taking or to giving, so that full and empty are both reached. */
    const uint64_t lean = 4 + test_random(6);
    for (size_t step = 0; step < steps; step++) {
        if (test_random(10) < lean) {
            step_take();
        } else {
            switch (test_random(5)) {
            case 0:
                step_come_back();
                break;
            case 1:
                step_keep();
                break;
            case 2:
            case 3:
                step_take_position();
                break;
            default:
                step_own_give();
                break;
            }
        }
        model_check();
        if (test_random(64) == 0) {
            model_check_blocks(0);
            CHECK(${P}_verify(&model.arena));
        }
        if (test_random(200) == 0 || model.used > 4 * TEST_ROOM) {
            model_reset();
            model_check();
        }
    }
}

static void a_random_walk_agrees_with_the_model(void **state)
{
    (void)state;
    for (size_t walk = 0; walk < TEST_WALKS; walk++) {
        model_start();
        model_walk(250);
        model_end();
    }
}
