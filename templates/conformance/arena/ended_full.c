/* One that was destroyed may not be used, and says so; one that was never made has nothing to give. */
static void check_ended(${P} *arena, bool was_made)
{
    typed_set_fault_handler(note_fault, NULL);
    const size_t before = fault_count;
    CHECK(test_elements[0].alloc(arena) == NULL);
    CHECK(fault_count == before + was_made);
    CHECK(!was_made || (last_fault.kind == TYPED_FAULT_USE_AFTER_DESTROY && last_fault.address == arena));
    fault_count = before;
}
