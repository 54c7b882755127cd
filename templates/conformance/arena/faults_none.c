/* Nothing is reported here: what is refused is only not done. */
static void watch_faults(void)
{
}

static void check_no_fault(void)
{
}

static void check_refused(typed_fault_kind kind)
{
    (void)kind;
}

static void forgive_fault(void)
{
}
