/* A pop of many or of a part may be counted as one of each. */
static void model_accept_ended(size_t most)
{
    typed_stats stats;
    uint64_t ended = model.ended + 1;
    if (${P}_stats(&model.arena, &stats)) {
        ended = stats.deallocation_count;
        CHECK(ended <= model.ended + most && ended <= stats.allocation_count);
    }
    model.ended = ended;
}

/* The end of an array is as good as the whole. */
static void step_pop_part(void)
{
    test_block *block = &model.blocks[model.live - 1];
    const test_element *element = block->element;
    const size_t n = block->laid / element->size;
    if (n < 2 || block->is_made || TEST_SPACING > 1) {
        return;
    }
    const size_t left = 1 + (size_t)test_random(n - 1);
    model_check_block(block);
    CHECK(test_pops_part(element, block->start + left * element->size, n - left));
    model.element_bytes -= (n - left) * element->size;
    model_accept_ended(1);
    block->laid = left * element->size;
    block->bytes = TYPED_LEAST(block->bytes, block->laid);
    block->used_after = block->used_before + 
}
