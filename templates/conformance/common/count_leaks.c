static size_t leaks_at_end;

static void count_leaks(const typed_fault *fault, void *ctx)
{
    CHECK(fault->kind == TYPED_FAULT_LEAK);
    CHECK(strcmp(fault->allocator, "${P}") == 0);
    CHECK(fault->address == *(const void **)ctx);
    leaks_at_end++;
}
