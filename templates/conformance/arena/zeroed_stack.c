static void a_zeroed_stack_pops_nothing(void **state)
{
    (void)state;
    static ${P} zeroed; /* by C */
    model_start();
    step_one();
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        CHECK(!test_pops[i](&zeroed, NULL, 0));
        CHECK(!test_pops[i](&zeroed, NULL, 1));
        CHECK(!test_pops[i](&zeroed, model.blocks[0].start, 1));
        forgive_fault();
    }
    ${P}_destroy(&zeroed);
    model_end();
}
