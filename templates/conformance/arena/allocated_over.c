static void a_position_that_was_allocated_over_is_stale(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        const ${suite_Marker} before = ${P}_${suite_mark}(&model.arena);
        if (element->alloc(&model.arena) != NULL) {
            const ${suite_Marker} after = ${P}_${suite_mark}(&model.arena);
            CHECK(${P}_restore(&model.arena, before) == TYPED_OK);
            CHECK(element->alloc(&model.arena) != NULL);
            check_no_fault();
            const size_t used = ${P}_used(&model.arena);
            CHECK(${P}_restore(&model.arena, after) == TYPED_ERR_STALE);
            check_refused(TYPED_FAULT_STALE);
            CHECK(${P}_used(&model.arena) == used);
        }
        CHECK(${P}_restore(&model.arena, before) == TYPED_OK);
    }
    test_end(&model.arena);
}

static void what_stands_between_blocks_is_not_handed_out(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    step_one();
    step_one();
    step_one();
    for (size_t i = 0; i < model.live; i++) {
        const test_block *block = &model.blocks[i];
        CHECK(${P}_contains(&model.arena, block->start) && ${P}_contains(&model.arena, block->start + block->bytes - 1));
        CHECK(!${P}_contains(&model.arena, block->start + block->bytes));
        CHECK(block->is_made || !${P}_contains(&model.arena, block->start - 1));
    }
    model_end();
}
