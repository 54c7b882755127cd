static void a_double_free_is_refused(void **state)
{
    (void)state;
    model_start();
    typed_set_fault_handler(note_fault, NULL);
    fault_count = 0;
    step_alloc();
    step_alloc();
    ${T_}*object = model_taken_out(0);
    ${P}_free(&model.pool, unseen(object));
    ${P}_free(&model.pool, unseen(object));
    expect_fault(TYPED_FAULT_DOUBLE_FREE, (const void *)object);
    ${P}_delete(&model.pool, unseen(object));
    expect_fault(TYPED_FAULT_DOUBLE_FREE, (const void *)object);
    CHECK(${P}_verify(&model.pool));
    typed_set_fault_handler(NULL, NULL);
    model_end();
}
