static void after_a_reset_the_chunks_are_used_again(void **state)
{
    (void)state;
    static ${P} arena;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        CHECK(test_make_with(&arena, SIZE_MAX) == TYPED_OK);
        size_t count = 0;
        while (count < 200 && upstream_seen.blocks < 50 && element->alloc(&arena) != NULL) {
            count++;
        }
        const size_t used = ${P}_used(&arena);
        ${P}_reset(&arena);
        upstream_seen.left = 0;
        for (size_t again = 0; again < count; again++) {
            CHECK(element->alloc(&arena) != NULL);
        }
        CHECK(${P}_used(&arena) == used);
        ${P}_destroy(&arena);
        CHECK(upstream_seen.blocks == 0 && upstream_seen.bytes == 0);
    }
}

/* Bytes of a chunk that are not handed out. */
static size_t most_of_a_head(void)
{
    size_t most = 128;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        most = TYPED_MOST(most, 2 * TYPED_MOST(test_elements[i].align, TEST_SPACING));
    }
    return most;
}

static void chunks_together_stay_within_the_most(void **state)
{
    (void)state;
    static ${P} arena;
    for (size_t round = 0; round < 30; round++) {
        CHECK(test_make_with(&arena, SIZE_MAX) == TYPED_OK);
        const size_t most = ${P}_capacity(&arena);
        for (size_t i = 0; i < 100; i++) {
            const test_element *element = any_element();
            (void)element->alloc_n(&arena, 1 + (size_t)test_random(most / element->size / 3 % 1000 + 2));
            CHECK(upstream_seen.bytes <= (1 + TEST_SETS_ASIDE) * most + upstream_seen.blocks * most_of_a_head());
            CHECK(${P}_used(&arena) + ${P}_available(&arena) <= most);
            if (test_random(20) == 0) {
                ${P}_reset(&arena);
            }
        }
        ${P}_destroy(&arena);
        CHECK(upstream_seen.blocks == 0);
    }
}

static void a_block_larger_than_a_chunk_has_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        model_start_of(1);
        for (size_t n = 1; n < 40; n++) {
            const test_outlook outlook = outlook_of(n * element->size, element->align);
            step_take_position();
            void *array = element->alloc_n(&model.arena, n);
            if (model_took(array, outlook)) {
                model_enter(array, n * element->size, element->align, element);
            }
            model_check();
        }
        while (model.taken > 0) {
            step_come_back();
            model.taken -= model.taken > 0;
            model_check();
        }
        model_end();
    }
}
