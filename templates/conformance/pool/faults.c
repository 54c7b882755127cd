static void expect_fault(typed_fault_kind kind, const void *address)
{
    CHECK(fault_count == 1);
    CHECK(last_fault.kind == kind);
    CHECK(last_fault.address == address);
    fault_count = 0;
    model_check();
}

static void a_pointer_that_is_not_ours_is_refused(void **state)
{
    (void)state;
    union {
        ${T_}value;
        unsigned char bytes[sizeof(${T})];
    } foreign;
    memset(foreign.bytes, 0, sizeof foreign.bytes);
    model_start();
    typed_set_fault_handler(note_fault, NULL);
    fault_count = 0;
    ${P}_free(&model.pool, NULL);
    ${P}_delete(&model.pool, NULL);
    CHECK(fault_count == 0);
    ${P}_free(&model.pool, unseen(&foreign.value));
    expect_fault(TYPED_FAULT_FOREIGN_POINTER, &foreign.value);
    ${P}_delete(&model.pool, unseen(&foreign.value));
    expect_fault(TYPED_FAULT_FOREIGN_POINTER, &foreign.value);
    step_alloc();
    ${P}_set_name(&model.pool, "mine");
    if (sizeof(${T}) > 1) {
        ${T_}*inside = (${T_}*)((uintptr_t)model.objects[0] + 1);
        ${P}_free(&model.pool, unseen(inside));
        expect_fault(TYPED_FAULT_MISALIGNED_POINTER, inside);
        CHECK(strcmp(last_fault.allocator, "mine") == 0);
    }
    ${P}_set_name(&model.pool, NULL);
    ${T_}*mixed[] = {NULL, unseen(&foreign.value), model.objects[0]};
    (void)model_taken_out(0);
    ${P}_free_bulk(&model.pool, mixed, 3);
    expect_fault(TYPED_FAULT_FOREIGN_POINTER, &foreign.value);
    CHECK(strcmp(last_fault.allocator, "${P}") == 0);
    typed_set_fault_handler(NULL, NULL);
    model_end();
}
