/* What is refused is a fault too. */
static void check_refused(typed_fault_kind kind)
{
    CHECK(fault_count == 1);
    CHECK(last_fault.kind == kind);
    fault_count = 0;
}

static void forgive_fault(void)
{
    fault_count = 0;
}
