/* Caches of threads: found again, given back when a thread ends, orphaned when an allocator does. cmocka fails only on the
 * main thread, so workers count what went wrong. */
#include <typed/thread.h>

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct own_cache {
    typed_cache base;
    int held;
} own_cache;

typedef struct own_allocator {
    typed_cache *all;
    int given_back;
} own_allocator;

static int left;

static void leave(typed_cache *ended)
{
    own_cache *cache = (own_cache *)(void *)ended;
    own_allocator *allocator = (own_allocator *)ended->allocator;
    left++;
    if (allocator != NULL) {
        allocator->given_back += cache->held;
    }
}

static own_cache *cache_of(own_allocator *allocator)
{
    typed_cache *found = typed_cache_find(allocator);
    if (found == NULL) {
        found = typed_cache_new(sizeof(own_cache), allocator, &allocator->all, leave);
    }
    return (own_cache *)(void *)found;
}

static size_t length(const own_allocator *allocator)
{
    size_t count = 0;
    for (const typed_cache *cache = allocator->all; cache != NULL; cache = cache->next) {
        count++;
    }
    return count;
}

static void *hold_three(void *argument)
{
    own_allocator *allocators = (own_allocator *)argument;
    for (size_t i = 0; i < 3; i++) {
        own_cache *cache = cache_of(&allocators[i]);
        if (cache == NULL || cache->held != 0 || (uintptr_t)cache % TYPED_LINE != 0) {
            return argument;
        }
        cache->held = (int)i + 1;
    }
    for (size_t i = 0; i < 3; i++) {
        if (cache_of(&allocators[i])->held != (int)i + 1) {
            return argument;
        }
    }
    return NULL;
}

static void a_thread_that_ends_gives_back_all_its_caches(void **state)
{
    (void)state;
    static own_allocator allocators[3];
    left = 0;
    for (int round = 1; round <= 3; round++) {
        pthread_t thread;
        void *wrong = NULL;
        assert_int_equal(pthread_create(&thread, NULL, hold_three, allocators), 0);
        assert_int_equal(pthread_join(thread, &wrong), 0);
        assert_null(wrong);
        for (int i = 0; i < 3; i++) {
            assert_int_equal(allocators[i].given_back, round * (i + 1));
            assert_null(allocators[i].all);
        }
        assert_int_equal(left, 3 * round);
    }
}

static pthread_barrier_t barrier;

static void *outlive(void *argument)
{
    own_allocator *allocator = (own_allocator *)argument;
    cache_of(allocator)->held = 5;
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    return typed_cache_find(allocator); /* NULL: the allocator has ended */
}

static void an_allocator_may_end_before_threads_that_cached_it(void **state)
{
    (void)state;
    own_allocator *allocator = (own_allocator *)calloc(1, sizeof *allocator);
    assert_non_null(allocator);
    pthread_t thread;
    void *found = allocator;
    left = 0;
    assert_int_equal(pthread_barrier_init(&barrier, NULL, 2), 0);
    assert_int_equal(pthread_create(&thread, NULL, outlive, allocator), 0);
    pthread_barrier_wait(&barrier);
    assert_int_equal(length(allocator), 1);
    typed_caches_end(&allocator->all);
    assert_null(allocator->all);
    pthread_barrier_wait(&barrier);
    assert_int_equal(pthread_join(thread, &found), 0);
    assert_null(found);
    assert_int_equal(left, 1);
    assert_int_equal(allocator->given_back, 0);
    pthread_barrier_destroy(&barrier);
    free(allocator);
}

static void *make_after_an_end(void *argument)
{
    own_allocator *allocators = (own_allocator *)argument;
    if (cache_of(&allocators[0]) == NULL) {
        return argument;
    }
    typed_caches_end(&allocators[0].all);
    if (left != 0 || cache_of(&allocators[1]) == NULL || left != 1) {
        return argument; /* what has no allocator any more goes when the thread makes another */
    }
    return NULL;
}

static void orphans_do_not_pile_up(void **state)
{
    (void)state;
    static own_allocator allocators[2];
    pthread_t thread;
    void *wrong = NULL;
    left = 0;
    assert_int_equal(pthread_create(&thread, NULL, make_after_an_end, allocators), 0);
    assert_int_equal(pthread_join(thread, &wrong), 0);
    assert_null(wrong);
    assert_int_equal(left, 2);
}

static own_allocator late_allocator;
static pthread_key_t late_key;
static int late_caches;

static void use_late(void *turn)
{
    late_caches += cache_of(&late_allocator) != NULL;
    if ((size_t)turn < 3) {
        (void)pthread_setspecific(late_key, (void *)((size_t)turn + 1));
    }
}

static void *end_with_a_late_destructor(void *argument)
{
    (void)argument;
    (void)cache_of(&late_allocator);
    (void)pthread_setspecific(late_key, (void *)1);
    return NULL;
}

static void after_its_end_a_thread_gets_no_cache_that_nobody_would_give_back(void **state)
{
    (void)state;
    pthread_t thread;
    left = 0;
    assert_int_equal(pthread_key_create(&late_key, use_late), 0);
    assert_int_equal(pthread_create(&thread, NULL, end_with_a_late_destructor, NULL), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_null(late_allocator.all);
    assert_int_equal(left, 1);
    assert_true(late_caches <= 1); /* at most before the caches went */
    assert_int_equal(pthread_key_delete(late_key), 0);
}

static void keys_are_never_the_same(void **state)
{
    (void)state;
    uint64_t last = 0;
    for (int i = 0; i < 1000; i++) {
        const uint64_t key = typed_new_key();
        assert_true(key > last);
        last = key;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thread_that_ends_gives_back_all_its_caches),
        cmocka_unit_test(an_allocator_may_end_before_threads_that_cached_it),
        cmocka_unit_test(orphans_do_not_pile_up),
        cmocka_unit_test(after_its_end_a_thread_gets_no_cache_that_nobody_would_give_back),
        cmocka_unit_test(keys_are_never_the_same),
    };
    return cmocka_run_group_tests_name("thread", tests, NULL, NULL);
}
