/* <typed/memory.h>: upstreams, reserved address space, and the wipe. */
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS */
#include <typed/memory.h>

#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TESTS_UNDER_ASAN 1
#endif
#endif

static bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}

static void the_heap_gives_every_alignment(void **state)
{
    (void)state;
    const typed_upstream heap = typed_default_upstream();
    for (size_t align = 1; align <= 1 << 16; align *= 2) {
        for (size_t size = 1; size < 5000; size = size * 3 + 1) {
            unsigned char *p = (unsigned char *)typed_upstream_alloc(&heap, size, align);
            assert_non_null(p);
            assert_int_equal((uintptr_t)p % align, 0);
            memset(p, 0xAB, size);
            typed_upstream_free(&heap, p, size, align);
        }
    }
}

static void the_heap_refuses_what_cannot_be(void **state)
{
    (void)state;
    const typed_upstream heap = typed_default_upstream();
    assert_null(typed_upstream_alloc(&heap, SIZE_MAX, 4096));
    assert_null(typed_upstream_alloc(&heap, SIZE_MAX - 4095, 4096));
    assert_null(typed_upstream_alloc(&heap, SIZE_MAX / 2 + 1, 8));
}

typedef struct counts {
    size_t allocs;
    size_t frees;
    size_t size;
    size_t align;
} counts;

static void *counted_alloc(size_t size, size_t align, void *ctx)
{
    counts *all = (counts *)ctx;
    all->allocs++;
    all->size = size;
    all->align = align;
    return malloc(size);
}

static void counted_free(void *p, size_t size, size_t align, void *ctx)
{
    counts *all = (counts *)ctx;
    all->frees++;
    assert_int_equal(size, all->size);
    assert_int_equal(align, all->align);
    free(p);
}

static void an_upstream_gets_size_alignment_and_context(void **state)
{
    (void)state;
    counts all = {0};
    const typed_upstream upstream = {counted_alloc, counted_free, &all};
    void *p = typed_upstream_alloc(&upstream, 100, 8);
    assert_non_null(p);
    assert_int_equal(all.size, 100);
    assert_int_equal(all.align, 8);
    typed_upstream_free(&upstream, p, 100, 8);
    assert_int_equal(all.frees, 1);
}

static void nothing_is_not_given_back_to_an_upstream(void **state)
{
    (void)state;
    counts all = {0};
    const typed_upstream upstream = {counted_alloc, counted_free, &all};
    typed_upstream_free(&upstream, NULL, 100, 8);
    assert_int_equal(all.frees, 0);
}

static void the_default_upstream_can_be_replaced_and_brought_back(void **state)
{
    (void)state;
    const typed_upstream heap = typed_default_upstream();
    counts all = {0};
    typed_upstream upstream = {counted_alloc, counted_free, &all};
    typed_set_upstream(&upstream);
    upstream.alloc = NULL; /* it was copied */
    const typed_upstream found = typed_default_upstream();
    assert_true(found.alloc == counted_alloc);
    assert_ptr_equal(found.ctx, &all);
    typed_set_upstream(NULL);
    assert_true(typed_default_upstream().alloc == heap.alloc);
}

static void committed_memory_reads_zero_and_keeps_what_is_written(void **state)
{
    (void)state;
    const size_t page = typed_page_size();
    unsigned char *space = (unsigned char *)typed_virtual_reserve(100 * page, 1);
    assert_non_null(space);
    for (size_t first = 0; first < 100; first += 10) {
        assert_true(typed_virtual_commit(space + first * page, 10 * page));
        assert_true(is_zero(space + first * page, 10 * page));
        memset(space + first * page, (int)first + 1, 10 * page);
    }
    for (size_t first = 0; first < 100; first += 10) {
        assert_int_equal(space[first * page], first + 1);
        assert_int_equal(space[(first + 10) * page - 1], first + 1);
    }
    typed_virtual_release(space, 100 * page);
}

static void decommitted_memory_is_gone_and_reads_zero_again(void **state)
{
    (void)state;
    const size_t page = typed_page_size();
    unsigned char *space = (unsigned char *)typed_virtual_reserve(4 * page, page);
    assert_true(typed_virtual_commit(space, 4 * page));
    memset(space, 0xCD, 4 * page);
    assert_true(typed_virtual_decommit(space + page, 2 * page));
    assert_int_equal(space[0], 0xCD);
    assert_int_equal(space[4 * page - 1], 0xCD);
    assert_true(typed_virtual_commit(space + page, 2 * page));
    assert_true(is_zero(space + page, 2 * page));
    typed_virtual_release(space, 4 * page);
}

static void what_is_not_a_page_is_not_decommitted(void **state)
{
    (void)state;
    const size_t page = typed_page_size();
    unsigned char *space = (unsigned char *)typed_virtual_reserve(page, page);
    assert_true(typed_virtual_commit(space, page));
    space[1] = 1;
    assert_false(typed_virtual_decommit(space + 1, page));
    assert_int_equal(space[1], 1);
    typed_virtual_release(space, page);
}

static void reserved_space_has_the_alignment_asked_for(void **state)
{
    (void)state;
    for (size_t align = 1; align <= (size_t)1 << 24; align *= 4) {
        unsigned char *space = (unsigned char *)typed_virtual_reserve(12345, align);
        assert_non_null(space);
        assert_int_equal((uintptr_t)space % align, 0);
        assert_true(typed_virtual_commit(space, typed_page_size()));
        space[0] = 1;
        typed_virtual_release(space, 12345);
    }
}

static void space_that_cannot_be_is_refused(void **state)
{
    (void)state;
    assert_null(typed_virtual_reserve(0, 1));
    assert_null(typed_virtual_reserve(SIZE_MAX, 1));
    assert_null(typed_virtual_reserve(PTRDIFF_MAX, (size_t)1 << 30));
    assert_null(typed_virtual_reserve(((size_t)PTRDIFF_MAX + 1) + 8192, (size_t)PTRDIFF_MAX + 1));
    assert_null(typed_virtual_reserve(1, (size_t)PTRDIFF_MAX + 1));
}

static void reserved_space_costs_no_memory_until_it_is_touched(void **state)
{
    (void)state;
    const size_t size = (size_t)1 << 30;
    struct rusage before;
    struct rusage after;
    (void)getrusage(RUSAGE_SELF, &before);
    unsigned char *space = (unsigned char *)typed_virtual_reserve(size, 1);
    assert_non_null(space);
    assert_true(typed_virtual_commit(space, size));
    space[size / 2] = 1;
    (void)getrusage(RUSAGE_SELF, &after);
    typed_virtual_release(space, size);
    assert_true(after.ru_maxrss - before.ru_maxrss < 64L * 1024); /* KiB, of a GiB */
}

static void reserved_space_cannot_be_touched_before_it_is_committed(void **state)
{
    (void)state;
    volatile unsigned char *space = (volatile unsigned char *)typed_virtual_reserve(typed_page_size(), 1);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGSEGV, SIG_DFL); /* not cmocka's handler, nor a sanitizer's report */
        (void)signal(SIGBUS, SIG_DFL);
        space[0] = 1;
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    typed_virtual_release((void *)(uintptr_t)space, typed_page_size());
}

static void a_wipe_leaves_zeros(void **state)
{
    (void)state;
    unsigned char bytes[100];
    memset(bytes, 0xEE, sizeof bytes);
    typed_wipe(bytes + 1, sizeof bytes - 2);
    assert_int_equal(bytes[0], 0xEE);
    assert_true(is_zero(bytes + 1, sizeof bytes - 2));
    assert_int_equal(bytes[sizeof bytes - 1], 0xEE);
}

/* A wipe that nothing reads afterwards, on a stack that is searched while its thread waits. The secret is large,
 * so that the calls after it do not overwrite all of it. */
enum {
    STACK_SIZE = 1 << 20,
    SECRET_SIZE = 8192,
    SECRET_BYTE = 0x5A
};

static volatile unsigned char secret_byte = SECRET_BYTE; /* not known to the compiler */
static volatile unsigned char sink;

static void make_secret(unsigned char *secret)
{
    for (size_t i = 0; i < SECRET_SIZE; i++) {
        secret[i] = secret_byte;
    }
    for (size_t i = 0; i < SECRET_SIZE; i++) {
        sink = secret[i];
    }
}

static __attribute__((noinline)) void use_and_leave(void)
{
    unsigned char secret[SECRET_SIZE];
    make_secret(secret);
}

static __attribute__((noinline)) void use_and_wipe(void)
{
    unsigned char secret[SECRET_SIZE];
    make_secret(secret);
    typed_wipe(secret, sizeof secret);
}

typedef struct search {
    void (*use)(void);
    sem_t is_used;
    sem_t is_searched;
} search;

static void *use_and_wait(void *argument)
{
    search *one = (search *)argument;
    one->use();
    (void)sem_post(&one->is_used);
    (void)sem_wait(&one->is_searched);
    return NULL;
}

/* Longest run of the secret's byte that a function leaves on its stack. */
static size_t left_behind(void (*use)(void))
{
    unsigned char *stack = (unsigned char *)mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true((void *)stack != MAP_FAILED);
    search one = {.use = use};
    assert_int_equal(sem_init(&one.is_used, 0, 0), 0);
    assert_int_equal(sem_init(&one.is_searched, 0, 0), 0);
    pthread_attr_t attributes;
    pthread_t thread;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstack(&attributes, stack, STACK_SIZE), 0);
    assert_int_equal(pthread_create(&thread, &attributes, use_and_wait, &one), 0);
    while (sem_wait(&one.is_used) != 0) {
    }
    const volatile unsigned char *bytes = stack;
    size_t longest = 0;
    size_t length = 0;
    for (size_t i = 0; i < STACK_SIZE; i++) {
        length = bytes[i] == SECRET_BYTE ? length + 1 : 0;
        longest = TYPED_MOST(longest, length);
    }
    (void)sem_post(&one.is_searched);
    assert_int_equal(pthread_join(thread, NULL), 0);
    (void)pthread_attr_destroy(&attributes);
    (void)sem_destroy(&one.is_used);
    (void)sem_destroy(&one.is_searched);
    (void)munmap(stack, STACK_SIZE);
    return longest;
}

static void a_wipe_that_nothing_reads_is_not_optimised_away(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__) || defined(TESTS_UNDER_ASAN)
    skip(); /* locals are not on the stack, and the stack is not all to be read */
#endif
    assert_true(left_behind(use_and_leave) > SECRET_SIZE / 2);
    assert_true(left_behind(use_and_wipe) < 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_heap_gives_every_alignment),
        cmocka_unit_test(the_heap_refuses_what_cannot_be),
        cmocka_unit_test(an_upstream_gets_size_alignment_and_context),
        cmocka_unit_test(nothing_is_not_given_back_to_an_upstream),
        cmocka_unit_test(the_default_upstream_can_be_replaced_and_brought_back),
        cmocka_unit_test(committed_memory_reads_zero_and_keeps_what_is_written),
        cmocka_unit_test(decommitted_memory_is_gone_and_reads_zero_again),
        cmocka_unit_test(what_is_not_a_page_is_not_decommitted),
        cmocka_unit_test(reserved_space_has_the_alignment_asked_for),
        cmocka_unit_test(space_that_cannot_be_is_refused),
        cmocka_unit_test(reserved_space_costs_no_memory_until_it_is_touched),
        cmocka_unit_test(reserved_space_cannot_be_touched_before_it_is_committed),
        cmocka_unit_test(a_wipe_leaves_zeros),
        cmocka_unit_test(a_wipe_that_nothing_reads_is_not_optimised_away),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
