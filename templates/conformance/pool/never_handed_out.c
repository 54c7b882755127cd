static void a_slot_never_handed_out_is_refused(void **state)
{
    (void)state;
    model_start();
    typed_set_fault_handler(note_fault, NULL);
    fault_count = 0;
    step_alloc();
    ${T_}*next = (${T_}*)((uintptr_t)model.objects[0] + sizeof(${P}_slot));
    ${P}_free(&model.pool, unseen(next));
    expect_fault(TYPED_FAULT_FOREIGN_POINTER, next);
    typed_set_fault_handler(NULL, NULL);
    model_end();
}
