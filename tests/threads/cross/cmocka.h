/* As much of cmocka as the conformance programs use, for machines that have no cmocka: the first failure ends the run. */
#ifndef CMOCKA_H_INCLUDED
#define CMOCKA_H_INCLUDED

#include <stdio.h>
#include <stdlib.h>

struct CMUnitTest {
    const char *name;
    void (*test)(void **state);
};

#define cmocka_unit_test(function) \
    {                              \
#function, function        \
    }
#define fail_msg(...) (fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), exit(1))
#define cmocka_run_group_tests_name(name, tests, setup, teardown) run_tests(name, tests, sizeof(tests) / sizeof *(tests))

static int run_tests(const char *name, const struct CMUnitTest *tests, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        void *state = NULL;
        tests[i].test(&state);
        printf("%s: %s passed\n", name, tests[i].name);
    }
    return 0;
}

#endif
