/* Conformance of ${P}: what its header promises, held against a plain model over thousands of random
 * operations. Needs cmocka; ${P}.c, the runtime and the element's hooks are linked with it.
 *
 * TYPED_SEED=n in the environment repeats a run; every failure names its seed. */
#include "${P}.h"

/*% for header in suite_includes %*/
#include ${header}
/*% endfor %*/
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* What the spec decided, for the model. */
enum {
    TEST_CAPACITY = ${suite_capacity},
    TEST_DROPS_ON_RESET = ${suite_drops},
    TEST_FILL = ${suite_fill},
    TEST_HAS_STATS = ${suite_stats}
};

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

/*% for part in suite_parts %*/
/*% include part %*/

/*% endfor %*/
int main(void)
{
    const struct CMUnitTest tests[] = {
/*% for test in suite_tests %*/
        cmocka_unit_test(${test}),
/*% endfor %*/
    };
    test_start_random();
    return cmocka_run_group_tests_name("${P}", tests, NULL, NULL);
}
