/* <typed/fault.h>: what a misuse comes to, with the default handler and with a program's own. */
#include <typed/fault.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const typed_site nowhere = {NULL, 0};

/* Raise a fault in a child process; gives its wait status, and what it said on stderr. */
static int raise_in_child(const typed_fault *fault, char *said, size_t room)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)dup2(ends[1], STDERR_FILENO);
        typed_fault_raise(fault);
        _exit(0);
    }
    (void)close(ends[1]);
    size_t length = 0;
    ssize_t got = 0;
    while (length + 1 < room && (got = read(ends[0], said + length, room - 1 - length)) > 0) {
        length += (size_t)got;
    }
    said[length] = '\0';
    (void)close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void the_default_prints_one_line_and_aborts(void **state)
{
    (void)state;
    const typed_fault fault = {TYPED_FAULT_FOREIGN_POINTER, "conns", NULL, nowhere, nowhere, nowhere};
    char said[1000];
    const int status = raise_in_child(&fault, said, sizeof said);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    assert_string_equal(said, "typedalloc: conns: foreign pointer\n");
}

static void the_default_names_the_address_and_the_sites_that_are_known(void **state)
{
    (void)state;
    const typed_fault fault = {TYPED_FAULT_DOUBLE_FREE, "conns", &nowhere, {"a.c", 10}, {"b.c", 20}, {"c.c", 30}};
    char said[1000];
    char wanted[1000];
    (void)raise_in_child(&fault, said, sizeof said);
    (void)snprintf(wanted, sizeof wanted, "typedalloc: conns: double free at %p in a.c:10, allocated in b.c:20, freed in c.c:30\n", fault.address);
    assert_string_equal(said, wanted);
}

static void a_leak_is_only_printed(void **state)
{
    (void)state;
    const typed_fault fault = {TYPED_FAULT_LEAK, "conns", NULL, nowhere, {"b.c", 20}, nowhere};
    char said[1000];
    const int status = raise_in_child(&fault, said, sizeof said);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_string_equal(said, "typedalloc: conns: leak, allocated in b.c:20\n");
}

typedef struct seen {
    int calls;
    typed_fault last;
} seen;

static void see(const typed_fault *fault, void *ctx)
{
    seen *all = (seen *)ctx;
    all->calls++;
    all->last = *fault;
}

static void a_handler_gets_the_fault_and_its_context(void **state)
{
    (void)state;
    seen all = {0};
    int object = 0;
    typed_set_fault_handler(see, &all);
    typed_fault_found(TYPED_FAULT_MISALIGNED_POINTER, "conns", &object);
    typed_set_fault_handler(NULL, NULL);
    assert_int_equal(all.calls, 1);
    assert_int_equal(all.last.kind, TYPED_FAULT_MISALIGNED_POINTER);
    assert_string_equal(all.last.allocator, "conns");
    assert_ptr_equal(all.last.address, &object);
    assert_null(all.last.site.file);
    assert_null(all.last.alloc_site.file);
    assert_null(all.last.free_site.file);
}

static void a_null_handler_brings_the_default_back(void **state)
{
    (void)state;
    seen all = {0};
    typed_set_fault_handler(see, &all);
    typed_set_fault_handler(NULL, &all);
    const typed_fault fault = {TYPED_FAULT_OVERFLOW, "conns", NULL, nowhere, nowhere, nowhere};
    char said[1000];
    assert_true(WIFSIGNALED(raise_in_child(&fault, said, sizeof said)));
    assert_int_equal(all.calls, 0);
}

static void every_kind_has_words_of_its_own(void **state)
{
    (void)state;
    for (int kind = TYPED_FAULT_DOUBLE_FREE; kind <= TYPED_FAULT_LEAK; kind++) {
        const char *words = typed_fault_kind_string((typed_fault_kind)kind);
        assert_non_null(words);
        assert_string_not_equal(words, "unknown fault");
        for (int other = TYPED_FAULT_DOUBLE_FREE; other < kind; other++) {
            assert_string_not_equal(words, typed_fault_kind_string((typed_fault_kind)other));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_prints_one_line_and_aborts),
        cmocka_unit_test(the_default_names_the_address_and_the_sites_that_are_known),
        cmocka_unit_test(a_leak_is_only_printed),
        cmocka_unit_test(a_handler_gets_the_fault_and_its_context),
        cmocka_unit_test(a_null_handler_brings_the_default_back),
        cmocka_unit_test(every_kind_has_words_of_its_own),
    };
    return cmocka_run_group_tests_name("fault", tests, NULL, NULL);
}
