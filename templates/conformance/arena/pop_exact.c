/* Where another thread may have allocated meanwhile, a pop of a whole block that comes late is no fault. */
static void check_pop_of(const test_block *block, size_t bytes)
{
    if (TEST_IS_SHARED && (block->is_made || bytes <= TYPED_ALIGN_UP(block->laid, TEST_SPACING))) {
        forgive_fault();
    } else {
        check_refused(TYPED_FAULT_NOT_LIFO);
    }
}

/* With full checks only what came together goes together. */
static void step_pop_run(void)
{
    const size_t from = (size_t)test_random(model.live);
    const test_block *first = &model.blocks[from];
    const test_block *last = &model.blocks[model.live - 1];
    const size_t n = (size_t)((uintptr_t)last->start + last->laid - (uintptr_t)first->start) / first->element->size;
    if (from + 1 < model.live && last->start > first->start) {
        CHECK(!pops(first->element, first->start, n));
        check_pop_of(first, n * first->element->size);
    }
}

static void step_pop_part(void)
{
    const test_block *block = &model.blocks[model.live - 1];
    const size_t size = block->element->size;
    if (block->laid > size && TEST_SPACING == 1) {
        CHECK(!pops(block->element, block->start + size, block->laid / size - 1));
        check_refused(TYPED_FAULT_NOT_LIFO);
    }
}
