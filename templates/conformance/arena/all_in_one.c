/* After a walk that left chunks of all sizes; those that are spare make way. */
static void check_all_in_one(size_t first_chunk, size_t lost)
{
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        model_start_of(first_chunk);
        model_walk(60);
        model_reset();
        const size_t n = (model.capacity - lost) / TYPED_ALIGN_UP(element->size, TEST_SPACING);
        if (n * element->size >= TEST_LEAST && n > 0) {
            CHECK(element->alloc_n(&model.arena, n) != NULL);
            CHECK(${P}_used(&model.arena) == span_of(n * element->size));
        }
        test_end(&model.arena);
    }
}

static void chunks_make_way_for_one_that_needs_nearly_all(void **state)
{
    (void)state;
    check_all_in_one(1, 1);
}

static void all_that_there_can_be_is_had_in_one_block(void **state)
{
    (void)state;
    check_all_in_one(any_capacity(), 0);
}
