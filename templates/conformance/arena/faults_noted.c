static size_t fault_count;
static typed_fault last_fault;

static void note_fault(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    fault_count++;
    last_fault = *fault;
}

static void watch_faults(void)
{
    fault_count = 0;
    typed_set_fault_handler(note_fault, NULL);
}

static void check_no_fault(void)
{
    CHECK(fault_count == 0);
}

