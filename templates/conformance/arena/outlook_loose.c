/* How much of a chunk is left is not known here, and so not always whether a request fits: it must where even a
 * new chunk of its own would fit, and cannot where there is less left than it takes. */
static test_outlook outlook_between(size_t least, size_t most)
{
    const size_t available = ${P}_available(&model.arena);
    if (least > available) {
        return TEST_FAILS;
    }
    return most + model.largest <= available ? TEST_SUCCEEDS : TEST_EITHER;
}

static size_t most_of(size_t bytes, size_t align)
{
    return span_of(bytes) + 2 * TYPED_MOST(align, TEST_SPACING) + TEST_LEAST_PADDING;
}

/* There may be a chunk for such a request from now on, and its end may be lost. */
static void model_may_have_chunk(size_t bytes, size_t align)
{
    if (model.largest > 0) {
        model.largest = TYPED_MOST(model.largest, most_of(bytes, align));
    }
}

static test_outlook outlook_of(size_t bytes, size_t align)
{
    const test_outlook outlook = outlook_between(span_of(bytes), most_of(bytes, align));
    model_may_have_chunk(bytes, align);
    return outlook;
}

static test_outlook outlook_of_growth(const test_block *block, size_t bytes)
{
    const size_t had = span_of(block->laid);
    const size_t least = span_of(bytes) > had ? span_of(bytes) - had : 0;
    if (bytes <= block->bytes) {
        return TEST_SUCCEEDS;
    }
    const test_outlook outlook = outlook_between(least, most_of(bytes, block->element->align));
    model_may_have_chunk(bytes, block->element->align); /* it may have to move */
    return outlook;
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

static void model_look_for_first(void)
{
    model.first = 0; /* there are many */
}
