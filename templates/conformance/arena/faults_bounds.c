/* What is refused by its result is no fault. */
static void check_refused(typed_fault_kind kind)
{
    (void)kind;
    CHECK(fault_count == 0);
}

static void forgive_fault(void)
{
    CHECK(fault_count == 0);
}
