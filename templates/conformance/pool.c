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

/*% include suite_start %*/

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
