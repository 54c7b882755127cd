/* How much of a chunk is left is not known here, and so not always whether a request fits: it must where even a
 * new chunk of its own would fit, and cannot where there is less left than it takes. */
static test_outlook outlook_of(size_t bytes, size_t align)
{
    const size_t least = span_of(bytes);
    const size_t most = least + 2 * TYPED_MOST(align, TEST_SPACING) + TEST_LEAST_PADDING;
    const size_t available = ${P}_available(&model.arena);
    model.largest = TYPED_MOST(model.largest, most); /* as large a chunk there may be */
    return least > available ? TEST_FAILS : most + model.largest <= available ? TEST_SUCCEEDS
                                                                              : TEST_EITHER;
}

static test_outlook outlook_of_growth(const test_block *block, size_t bytes)
{
    return bytes <= block->bytes ? TEST_SUCCEEDS : outlook_of(bytes, block->element->align);
}

static void check_place(const unsigned char *start, size_t bytes, size_t align)
{
    const size_t moved = ${P}_used(&model.arena) - model.used;
    CHECK(moved >= span_of(bytes));
    CHECK(moved < span_of(bytes) + TYPED_MOST(align, TEST_SPACING) + TEST_LEAST_PADDING);
    for (size_t i = 0; i < model.live; i++) {
        const test_block *other = &model.blocks[i];
        CHECK(start + bytes <= other->start || other->start + other->laid <= start);
    }
}

static void check_room(void)
{
    CHECK(${P}_available(&model.arena) <= model.capacity - model.used);
}

static void model_look_for_first(void)
{
    model.largest = TYPED_MOST(TEST_ROOM, TEST_CHUNK);
    model.peak = 0;
}
