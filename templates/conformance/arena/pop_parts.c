/* A pop of several blocks, or of a part of one, may be counted as one of each; and so may what follows. */
static void model_accept_ended(void)
{
    typed_stats stats;
    model.is_loose = true;
    if (${P}_stats(&model.arena, &stats)) {
        CHECK(stats.deallocation_count >= model.ended && stats.deallocation_count <= model.made);
        model.ended = stats.deallocation_count;
    }
}

/* Below full checks, several blocks at once: where they are of one type and nothing lies between them they are as
 * one. */
static void step_pop_run(void)
{
    const size_t from = model.live - 1 - (size_t)test_random(TYPED_LEAST(model.live, 5));
    const test_block *first = &model.blocks[from];
    const unsigned char *end = model.blocks[model.live - 1].start + model.blocks[model.live - 1].laid;
    const size_t n = (size_t)((uintptr_t)end - (uintptr_t)first->start) / first->element->size;
    bool is_one_type = true;
    bool is_one_piece = !first->is_made;
    for (const test_block *block = first + 1; block < &model.blocks[model.live]; block++) {
        is_one_type = is_one_type && block->element == first->element;
        is_one_piece = is_one_piece && !block->is_made && block[-1].start + block[-1].laid == block->start;
    }
    if (from + 1 == model.live || end <= first->start || first->start + n * first->element->size != end || (is_one_piece && !is_one_type) || (!is_one_piece && TEST_SPACING > 1)) {
        return; /* not a question to ask: spacing is not told from elements */
    }
    model_check_blocks(from);
    CHECK(pops(first->element, first->start, n) == is_one_piece);
    if (is_one_piece) {
        model.element_bytes -= n * first->element->size;
        model_accept_ended();
        model_went_back_to(from, first->used_before);
    }
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
    CHECK(pops(element, block->start + left * element->size, n - left));
    block->laid = left * element->size;
    block->bytes = TYPED_LEAST(block->bytes, block->laid);
    block->used_after -= (n - left) * element->size;
    model.element_bytes -= (n - left) * element->size;
    model_accept_ended();
    model_went_back_to(model.live, block->used_after);
}
