/* The memory is one piece, so its first byte and the position tell what fits, and where. */
static size_t place_of(size_t align)
{
    const uintptr_t cursor = model.first + model.used;
    const uintptr_t most = TYPED_MOST(align, TEST_SPACING);
    uintptr_t start = TYPED_ALIGN_UP(cursor, most);
    while (start != cursor && start - cursor < TEST_LEAST_PADDING) {
        start += most; /* room for the note of the padding */
    }
    return start - model.first;
}

static test_outlook outlook_of(size_t bytes, size_t align)
{
    const size_t place = place_of(align);
    const bool fits = place <= model.capacity && end_of(place, bytes) <= model.capacity;
    return model.first != 0 && fits ? TEST_SUCCEEDS : TEST_FAILS;
}

static test_outlook outlook_of_growth(const test_block *block, size_t bytes)
{
    const size_t place = (uintptr_t)block->start - model.first;
    return span_of(bytes) <= model.capacity - place ? TEST_SUCCEEDS : TEST_FAILS;
}

static void check_place(const unsigned char *start, size_t bytes, size_t align)
{
    const size_t place = place_of(align);
    CHECK((uintptr_t)start == model.first + place);
    CHECK(${P}_used(&model.arena) == end_of(place, bytes));
}

/* Finds the address of the first byte, and leaves everything as it was but the peak. */
static void model_look_for_first(void)
{
    const ${suite_Marker} empty = ${P}_${suite_mark}(&model.arena);
    model.first = first_byte();
    model.peak = ${P}_used(&model.arena);
    CHECK(${P}_restore(&model.arena, empty) == TYPED_OK);
    CHECK(${P}_used(&model.arena) == 0);
}
