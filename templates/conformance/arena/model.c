static void model_start_of(size_t capacity)
{
    memset(&model, 0, sizeof model);
    watch_faults();
    test_make_of(&model.arena, capacity);
    model.capacity = ${P}_capacity(&model.arena);
    model.largest = TEST_CHUNK == 0 ? 0 : TYPED_MOST(capacity, TEST_CHUNK);
    CHECK(${P}_used(&model.arena) == 0);
    CHECK(${P}_available(&model.arena) == model.capacity);
    CHECK(${P}_peak(&model.arena) == 0);
    model_look_for_first();
    ${P}_reset_stats(&model.arena);
}

static void model_start(void)
{
    model_start_of(any_capacity());
}

static void model_check(void)
{
    check_no_fault();
    const typed_usage usage = ${P}_usage(&model.arena);
    CHECK(${P}_used(&model.arena) == model.used);
    CHECK(${P}_peak(&model.arena) == model.peak);
    CHECK(${P}_capacity(&model.arena) == model.capacity);
    check_room();
    CHECK(usage.used == model.element_bytes);
    CHECK(usage.available == ${P}_available(&model.arena));
    CHECK(usage.total == model.capacity);
    typed_stats stats;
    CHECK(${P}_stats(&model.arena, &stats) == TEST_HAS_STATS);
    if (TEST_HAS_STATS) {
        CHECK(stats.allocated_bytes == model.element_bytes);
        CHECK(stats.peak_allocated_bytes >= stats.allocated_bytes);
        CHECK(stats.total_bytes_allocated - stats.total_bytes_deallocated == stats.allocated_bytes);
        CHECK(stats.allocation_count == model.made);
        CHECK(stats.deallocation_count == model.ended);
        CHECK(stats.reallocation_count == model.resized);
        CHECK(stats.failed_allocations == model.failed);
    }
}

static void model_check_block(const test_block *block)
{
    CHECK(!block->is_filled || holds_only(block->start, block->bytes, block->fill));
}

static void model_check_blocks(size_t from)
{
    for (size_t i = from; i < model.live; i++) {
        model_check_block(&model.blocks[i]);
    }
}

static void model_check_some_blocks(void)
{
    for (size_t i = 0; i < TYPED_LEAST(model.live, 4); i++) {
        model_check_block(&model.blocks[test_random(model.live)]);
    }
}

static void model_fill_block(test_block *block)
{
    block->fill = (unsigned char)test_random(256);
    block->is_filled = true;
    memset(block->start, block->fill, block->bytes);
}

/* What was handed out holds what the spec says. */
static void check_fill(const void *address, size_t from, size_t to)
{
    CHECK(TEST_FILL < 0 || to <= from || holds_only((const unsigned char *)address + from, to - from, TEST_FILL));
}

static bool model_took(const void *address, test_outlook outlook)
{
    CHECK(outlook != TEST_FAILS || address == NULL);
    CHECK(outlook != TEST_SUCCEEDS || address != NULL);
    model.failed += address == NULL;
    return address != NULL;
}

/* A block that was handed out now, wherever it had to be. */
static test_block *model_entered(void *address, size_t bytes, size_t align, const test_element *element)
{
    test_block *block = &model.blocks[model.live];
    CHECK((uintptr_t)address % align == 0);
    CHECK((uintptr_t)address % TEST_OBJECT_SPACING == 0);
    block->start = (unsigned char *)address;
    block->bytes = bytes;
    block->laid = bytes;
    block->used_before = model.used;
    block->used_after = ${P}_used(&model.arena);
    block->element = element;
    block->is_made = false;
    block->is_filled = false;
    CHECK(${P}_contains(&model.arena, block->start));
    CHECK(${P}_contains(&model.arena, block->start + bytes - 1));
    model.live++;
    model.used = block->used_after;
    model.peak = TYPED_MOST(model.peak, model.used);
    model.element_bytes += bytes;
    model.made++;
    return block;
}

static void model_enter(void *address, size_t bytes, size_t align, const test_element *element)
{
    CHECK((uintptr_t)address % TEST_SPACING == 0);
    check_place((const unsigned char *)address, bytes, align);
    CHECK(!${P}_contains(&model.arena, past_of(address, bytes)));
    model_fill_block(model_entered(address, bytes, align, element));
}

/* Positions that lie beyond the present one, after it went down, are refused from now on. */
static void model_forget_beyond(void)
{
    while (model.taken > 0 && model.positions[model.taken - 1].used > model.used) {
        test_position *position = &model.positions[--model.taken];
        if (position->is_scope) {
            ${P}_${suite_scope}_end(&position->scope);
            forgive_fault();
        }
        CHECK(${P}_restore(&model.arena, position->mark) == TYPED_ERR_STALE);
        check_refused(TYPED_FAULT_STALE);
        CHECK(${P}_used(&model.arena) == model.used);
    }
}

/* What lies above is given back, and its content overwritten where the spec says so. */
static void model_went_back_to(size_t live, size_t used)
{
    CHECK(${P}_used(&model.arena) == used);
    for (size_t i = live; i < model.live; i++) {
        const test_block *block = &model.blocks[i];
        CHECK(!${P}_contains(&model.arena, block->start));
        CHECK(!${P}_contains(&model.arena, block->start + block->laid - 1));
        check_given_back(block->start, block->laid);
    }
    model.live = live;
    model.used = used;
    model_forget_beyond();
}

/* One allocation was given back by itself. */
static void model_ended_one(void)
{
    typed_stats stats;
    model.ended++;
    if (model.is_loose && ${P}_stats(&model.arena, &stats)) {
        CHECK(stats.deallocation_count + 1 >= model.ended && stats.deallocation_count <= model.made);
        model.ended = stats.deallocation_count;
    }
}

/* So many lived at the position that was returned to. */
static void model_ended_since(uint64_t counted)
{
    typed_stats stats;
    model.ended = model.made - counted;
    if (model.is_loose && ${P}_stats(&model.arena, &stats)) {
        CHECK(stats.deallocation_count <= model.made);
        model.ended = stats.deallocation_count;
    }
}

static void model_reset(void)
{
    model_check_blocks(0);
    if (model.taken > 0) {
        model.old = model.positions[test_random(model.taken)];
        model.has_old = true;
    }
    ${P}_reset(&model.arena);
    model.taken = 0;
    model.element_bytes = 0;
    model.ended = model.made;
    model.is_loose = false;
    model_went_back_to(0, 0);
}

static void model_end(void)
{
    model_check_blocks(0);
    CHECK(${P}_verify(&model.arena));
    test_end(&model.arena);
}
static void model_entered_made(void *object, const test_element *element)
{
    test_block *block = model_entered(object, element->size, element->align, element);
    block->is_made = element->is_dropped;
}

/* An array that was copied: what it had stays taken, and nobody looks at it any more. */
static void model_moved(test_block *block, unsigned char *array, size_t bytes)
{
    const size_t old_bytes = block->bytes;
    const unsigned char fill = block->fill;
    block->is_filled = false;
    CHECK(holds_only(array, old_bytes, fill));
    check_fill(array, old_bytes, bytes);
    model_enter(array, bytes, block->element->align, block->element);
}
