static void what_is_live_at_the_end_is_a_leak(void **state)
{
    (void)state;
    model_start();
    step_alloc();
    const void *object = (const void *)unseen(model.objects[0]);
    leaks_at_end = 0;
    typed_set_fault_handler(count_leaks, &object);
    ${P}_destroy(&model.pool);
    typed_set_fault_handler(NULL, NULL);
    CHECK(leaks_at_end == 1);
    test_end(&model.pool);
    free(model.objects);
    free(model.fills);
}
