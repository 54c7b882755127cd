/* The model of an arena that one thread has blocks of: what was handed out, and how many bytes. */
typedef struct test_block {
    unsigned char *start;
    size_t bytes;
    const test_element *element; /* NULL for plain bytes */
    bool is_filled;
    unsigned char fill;
} test_block;

typedef struct test_model {
    ${P} arena;
    test_block blocks[TEST_BLOCKS];
    size_t live;
    size_t element_bytes;
    size_t peak;
    uint64_t made;
    uint64_t resized;
    uint64_t failed;
} test_model;

static test_model model;

static bool holds_only(const unsigned char *bytes, size_t count, int fill)
{
    return count == 0 || (bytes[0] == fill && memcmp(bytes, bytes + 1, count - 1) == 0);
}

static void model_start(size_t capacity)
{
    memset(&model, 0, sizeof model);
    test_make_of(&model.arena, capacity);
    CHECK(${P}_used(&model.arena) == 0 && ${P}_peak(&model.arena) == 0);
    CHECK(${P}_available(&model.arena) == ${P}_capacity(&model.arena));
}

static void model_check(void)
{
    const typed_usage usage = ${P}_usage(&model.arena);
    const size_t used = ${P}_used(&model.arena);
    model.peak = TYPED_MOST(model.peak, used);
    CHECK(usage.used == model.element_bytes);
    CHECK(used >= usage.used && used <= usage.total);
    CHECK(usage.total == ${P}_capacity(&model.arena));
    CHECK(usage.available == ${P}_available(&model.arena) && usage.available <= usage.total - used);
    CHECK(TEST_CHUNK > 0 || usage.available == usage.total - used);
    CHECK(${P}_peak(&model.arena) == model.peak);
    typed_stats stats;
    CHECK(${P}_stats(&model.arena, &stats) == TEST_HAS_STATS);
    if (TEST_HAS_STATS) {
        CHECK(stats.allocated_bytes == model.element_bytes);
        CHECK(stats.peak_allocated_bytes >= stats.allocated_bytes);
        CHECK(stats.peak_allocated_bytes <= ${P}_peak(&model.arena));
        CHECK(stats.total_bytes_allocated - stats.total_bytes_deallocated == stats.allocated_bytes);
        CHECK(stats.allocation_count == model.made);
        CHECK(stats.reallocation_count == model.resized);
        CHECK(stats.failed_allocations == model.failed);
    }
}

static void model_check_blocks(void)
{
    for (size_t i = 0; i < model.live; i++) {
        const test_block *block = &model.blocks[i];
        CHECK(!block->is_filled || holds_only(block->start, block->bytes, block->fill));
        CHECK(block->bytes == 0 || ${P}_contains(&model.arena, block->start));
        CHECK(block->bytes == 0 || ${P}_contains(&model.arena, block->start + block->bytes - 1));
    }
}

static void model_fill(test_block *block)
{
    block->fill = (unsigned char)test_random(256);
    block->is_filled = true;
    memset(block->start, block->fill, block->bytes);
}

static void model_enter(void *address, size_t bytes, size_t align, const test_element *element, bool is_made)
{
    if (address == NULL) {
        model.failed++;
        return;
    }
    test_block *block = &model.blocks[model.live];
    CHECK((uintptr_t)address % align == 0 && (uintptr_t)address % TEST_SPACING == 0);
    CHECK(is_made || TEST_FILL < 0 || holds_only((const unsigned char *)address, bytes, TEST_FILL));
    block->start = (unsigned char *)address;
    block->bytes = bytes;
    block->element = is_made ? NULL : element;
    block->is_filled = false;
    model.live++;
    model.made++;
    model.element_bytes += bytes;
    if (!is_made) {
        model_fill(block);
    }
}

static void step_make(const test_element *element)
{
    if (element->make == NULL || element->can_fail) {
        return;
    }
    model_enter(element->make(&model.arena), element->size, element->align, element, true);
}

/* The newest of all: it stays where it is when there is room behind it. */
static void step_resize(void)
{
    test_block *block = model.live > 0 ? &model.blocks[model.live - 1] : NULL;
    if (block == NULL || block->element == NULL || block->bytes == 0 || model.live == TEST_BLOCKS) {
        return;
    }
    const test_element *element = block->element;
    const size_t old_n = block->bytes / element->size;
    const size_t n = (size_t)test_random(2 * old_n + 2);
    unsigned char *array = (unsigned char *)element->resize(&model.arena, block->start, old_n, n);
    if (array == NULL) {
        model.failed++;
        return;
    }
    model.resized++;
    CHECK(holds_only(array, TYPED_LEAST(old_n, n) * element->size, block->fill));
    if (array != block->start) {
        CHECK(n > old_n);
        model.made++;
        block->is_filled = false;
        model.element_bytes += n * element->size;
        model.blocks[model.live] = *block;
        block = &model.blocks[model.live];
        block->start = array;
        model.live++;
    } else {
        model.element_bytes = model.element_bytes - block->bytes + n * element->size;
    }
    block->bytes = n * element->size;
    model_fill(block);
    model.peak = TYPED_MOST(model.peak, ${P}_peak(&model.arena));
}

static void step_text(void)
{
    char expected[64];
    const int number = (int)test_random(1000000);
    (void)snprintf(expected, sizeof expected, "n=%d", number);
    char *text = test_random(2) == 0 ? ${P}_printf(&model.arena, "n=%d", number) : ${P}_strdup(&model.arena, expected);
    CHECK(text == NULL || strcmp(text, expected) == 0);
    model_enter(text, strlen(expected) + 1, 1, NULL, true);
}

static void step_bytes(void)
{
    const size_t align = (size_t)1 << test_random(8);
    const size_t bytes = 1 + (size_t)test_random(60);
    model_enter(${P}_alloc_bytes(&model.arena, bytes, align), bytes, align, NULL, false);
}

static void step_take(void)
{
    const test_element *element = any_element();
    const size_t n = 1 + (size_t)test_random(6);
    if (model.live >= TEST_BLOCKS - 1) {
        return;
    }
    switch (test_random(8)) {
    case 0:
        step_bytes();
        break;
    case 1:
        step_text();
        break;
    case 2:
        step_resize();
        break;
    case 3:
        step_make(element);
        break;
    case 4:
        model_enter(element->alloc_n(&model.arena, n), n * element->size, element->align, element, false);
        break;
    default:
        model_enter(element->alloc(&model.arena), element->size, element->align, element, false);
        break;
    }
}

static void model_reset(void)
{
    const size_t peak = model.peak;
    model_check_blocks();
    ${P}_reset(&model.arena);
    for (size_t i = 0; i < model.live; i++) {
        CHECK(!${P}_contains(&model.arena, model.blocks[i].start));
    }
    model.live = 0;
    model.element_bytes = 0;
    model_check();
    CHECK(${P}_used(&model.arena) == 0 && ${P}_peak(&model.arena) == peak);
}

static void a_random_walk_agrees_with_the_model(void **state)
{
    (void)state;
    for (size_t walk = 0; walk < TEST_WALKS; walk++) {
        model_start(any_capacity());
        for (size_t step = 0; step < 300; step++) {
            step_take();
            model_check();
            if (test_random(150) == 0) {
                model_reset();
            }
            if (test_random(50) == 0) {
                (void)${P}_trim(&model.arena, 0);
                model_check();
            }
        }
        model_check_blocks();
        CHECK(${P}_verify(&model.arena));
        test_end(&model.arena);
    }
}

static void a_single_thread_uses_everything_to_its_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        model_start(TEST_ROOM);
        const void *first = element->alloc(&model.arena);
        size_t count = first != NULL;
        while (count > 0 && count < 100000 && element->alloc(&model.arena) != NULL) {
            count++;
        }
        const size_t used = ${P}_used(&model.arena);
        const size_t span = TYPED_ALIGN_UP(TYPED_MOST(element->size, TEST_LEAST), TEST_SPACING) + TYPED_MOST(element->align, TEST_SPACING) + TEST_NOTE;
        CHECK(${P}_usage(&model.arena).used == count * element->size);
        CHECK(TEST_CHUNK > 0 || count == 100000 || ${P}_capacity(&model.arena) - used < span);
        CHECK(${P}_peak(&model.arena) == used);
        ${P}_reset(&model.arena);
        CHECK(${P}_used(&model.arena) == 0 && ${P}_available(&model.arena) == ${P}_capacity(&model.arena));
        CHECK(first == NULL || element->alloc(&model.arena) == first);
        test_end(&model.arena);
    }
}

static void two_arenas_take_turns_in_one_thread(void **state)
{
    (void)state;
    static ${P} one;
    static ${P} other;
    const test_element *element = &test_elements[0];
    for (size_t round = 0; round < 20; round++) {
        test_make_of(&one, TEST_ROOM);
        test_make_of(&other, TEST_ROOM);
        size_t ones = 0;
        size_t others = 0;
        for (size_t i = 0; i < 50; i++) {
            const void *first = element->alloc(&one);
            const void *second = test_random(2) == 0 ? element->alloc(&other) : NULL;
            ones += first != NULL;
            others += second != NULL;
            CHECK(first == NULL || (${P}_contains(&one, first) && !${P}_contains(&other, first)));
            CHECK(second == NULL || (${P}_contains(&other, second) && !${P}_contains(&one, second)));
            if (i == 25) {
                ${P}_reset(&one);
                ones = 0;
            }
        }
        CHECK(${P}_usage(&one).used == ones * element->size);
        CHECK(${P}_usage(&other).used == others * element->size);
        test_end(&one);
        CHECK(${P}_usage(&other).used == others * element->size);
        test_end(&other);
    }
}

static void lengths_that_cannot_be_counted_give_null(void **state)
{
    (void)state;
    model_start(TEST_ROOM);
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        for (size_t less = 0; less < 20; less++) {
            CHECK(element->alloc_n(&model.arena, SIZE_MAX - less) == NULL);
            CHECK(element->alloc_n(&model.arena, SIZE_MAX / element->size - less) == NULL);
            CHECK(element->resize(&model.arena, NULL, 0, SIZE_MAX / element->size - less) == NULL);
            CHECK(${P}_alloc_bytes(&model.arena, SIZE_MAX - less, 16) == NULL);
            CHECK(${P}_alloc_bytes(&model.arena, 1, less * 2 + 3) == NULL);
            model.failed += 5;
        }
        const void *nothing = element->alloc_n(&model.arena, 0);
        CHECK(nothing != NULL && (uintptr_t)nothing % element->align == 0);
        model_check();
    }
    test_end(&model.arena);
}

static void a_zeroed_bump_has_nothing_and_ends_quietly(void **state)
{
    (void)state;
    static ${P} zeroed; /* by C */
    model_start(TEST_ROOM);
    step_take();
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        CHECK(element->alloc(&zeroed) == NULL);
        CHECK(element->alloc_n(&zeroed, 0) == NULL);
        CHECK(element->alloc_n(&zeroed, 3) == NULL);
        CHECK(element->resize(&zeroed, NULL, 0, 2) == NULL);
        CHECK(element->make == NULL || element->make(&zeroed) == NULL);
    }
    CHECK(${P}_alloc_bytes(&zeroed, 1, 1) == NULL && ${P}_strdup(&zeroed, "a") == NULL);
    CHECK(${P}_capacity(&zeroed) == 0 && ${P}_used(&zeroed) == 0);
    CHECK(${P}_available(&zeroed) == 0 && ${P}_peak(&zeroed) == 0);
    CHECK(${P}_usage(&zeroed).used == 0 && ${P}_usage(&zeroed).total == 0);
    CHECK(!${P}_contains(&zeroed, NULL) && !${P}_contains(&zeroed, &zeroed));
    CHECK(${P}_verify(&zeroed) && ${P}_trim(&zeroed, 0) == 0);
    CHECK(${P}_reserve(&zeroed, 1) == TYPED_ERR_INVALID);
    ${P}_reset(&zeroed);
    ${P}_reset_stats(&zeroed);
    ${P}_destroy(&zeroed);
    test_end(&model.arena);
}

static void statistics_can_start_again(void **state)
{
    (void)state;
    for (size_t round = 0; round < 20; round++) {
        model_start(TEST_ROOM);
        for (size_t step = 0; step < 40; step++) {
            step_take();
        }
        typed_stats stats;
        const bool has_stats = ${P}_stats(&model.arena, &stats);
        const uint64_t live = has_stats ? stats.allocation_count - stats.deallocation_count : 0;
        ${P}_reset_stats(&model.arena);
        model.made = live;
        model.resized = 0;
        model.failed = 0;
        model_check();
        for (size_t step = 0; step < 40; step++) {
            step_take();
            model_check();
        }
        test_end(&model.arena);
    }
}

static size_t exhausted_calls;

static bool exhausted(${P} *arena, size_t bytes, void *ctx)
{
    CHECK(arena != NULL && bytes == test_elements[0].size && ctx == NULL);
    exhausted_calls++;
    return true;
}

static void exhaustion_asks_once_and_tries_again(void **state)
{
    (void)state;
    const test_element *element = &test_elements[0];
    model_start(TEST_ROOM);
    size_t count = 0;
    while (count < 100000 && element->alloc(&model.arena) != NULL) {
        count++;
    }
    if (count < 100000 && element->size <= ${P}_capacity(&model.arena)) {
        exhausted_calls = 0;
        ${P}_on_exhausted(&model.arena, exhausted, NULL);
        CHECK(element->alloc(&model.arena) == NULL);
        CHECK(exhausted_calls == 1);
    }
    test_end(&model.arena);
}
