static uint64_t test_seed;
static uint64_t test_state;

static uint64_t test_random(uint64_t below)
{
    /* xorshift64*, by Vigna */
    test_state ^= test_state >> 12;
    test_state ^= test_state << 25;
    test_state ^= test_state >> 27;
    return (test_state * UINT64_C(2685821657736338717) >> 11) % below;
}

static void test_start_random(void)
{
    const char *given = getenv("TYPED_SEED");
    test_seed = given == NULL ? UINT64_C(20260101) : strtoull(given, NULL, 0);
    test_state = test_seed * 2 + 1;
}

static void test_failed(const char *condition, int line)
{
    fail_msg("TYPED_SEED=%llu, line %d: %s", (unsigned long long)test_seed, line, condition);
}

#define CHECK(condition) ((condition) ? (void)0 : test_failed(#condition, __LINE__))
