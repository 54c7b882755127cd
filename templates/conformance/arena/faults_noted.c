static void watch_faults(void)
{
    fault_count = 0;
    typed_set_fault_handler(note_fault, NULL);
}

static void check_no_fault(void)
{
    CHECK(fault_count == 0);
}

