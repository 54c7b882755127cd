/* Conformance of ${P}: what its header promises, held against a plain model over thousands of random
 * operations. Needs cmocka; ${P}.c, the runtime and the elements' hooks are linked with it.
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
/*% for constant in suite_constants %*/
    ${constant},
/*% endfor %*/
    TEST_BLOCKS = 400, /* that a walk has at most, */
    TEST_POSITIONS = 40, /* and as many positions to come back to */
    TEST_ROOM = 1 << 16 /* the most bytes that a walk fills at a time */
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
