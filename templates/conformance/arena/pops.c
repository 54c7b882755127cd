/* What only a stack has: pops. */
/*% for e in suite_elements %*/
static bool test_pop_${e.label}(${P} *arena, void *p, size_t n)
{
    return ${P}_try_pop${e.E}(arena, (${e.T_}*)p, n);
}

/*% endfor %*/
static bool (*const test_pops[])(${P} *arena, void *p, size_t n) = {
/*% for e in suite_elements %*/
    test_pop_${e.label},
/*% endfor %*/
};

static bool pops(const test_element *element, unsigned char *start, size_t n)
{
    return test_pops[element - test_elements](&model.arena, start, n);
}

static void step_own_take(void)
{
    step_one();
}

static void step_pop(void)
{
    const test_block *block = &model.blocks[model.live - 1];
    model_check_block(block);
    CHECK(pops(block->element, block->start, block->laid / block->element->size));
    model.element_bytes -= block->laid;
    model_ended_one();
    model_went_back_to(model.live - 1, block->used_before);
}
