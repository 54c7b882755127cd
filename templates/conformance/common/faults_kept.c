static size_t fault_count;
static typed_fault last_fault;

static void note_fault(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    fault_count++;
    last_fault = *fault;
}
