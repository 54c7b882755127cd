/* A pool that was destroyed may not be used, and says so. */
static void test_ended(${P} *pool)
{
    typed_set_fault_handler(note_fault, NULL);
    fault_count = 0;
    CHECK(${P}_alloc(pool) == NULL);
    CHECK(fault_count == 1 && last_fault.kind == TYPED_FAULT_USE_AFTER_DESTROY && last_fault.address == (const void *)pool);
    typed_set_fault_handler(NULL, NULL);
    fault_count = 0;
}
