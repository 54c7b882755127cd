/* <typed/lock.h>: the lock excludes, and it survives fork whatever other threads are doing. */
#include <typed/lock.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    THREADS = 4,
    ROUNDS = 20000,
    FORKS = 100
};

typedef struct shared {
    typed_lock first;
    typed_lock second;
    size_t counter; /* changed only under `first` */
    int is_over; /* read and written with __atomic builtins */
} shared;

static void *count(void *argument)
{
    shared *all = (shared *)argument;
    for (int i = 0; i < ROUNDS; i++) {
        typed_lock_acquire(&all->first);
        all->counter++;
        typed_lock_release(&all->first);
    }
    return NULL;
}

static void one_thread_at_a_time_holds_a_lock(void **state)
{
    (void)state;
    for (int spins = 0; spins < 2; spins++) {
        shared all = {0};
        pthread_t threads[THREADS];
        assert_true(spins ? typed_lock_init_spinning(&all.first) : typed_lock_init(&all.first));
        for (size_t i = 0; i < THREADS; i++) {
            assert_int_equal(pthread_create(&threads[i], NULL, count, &all), 0);
        }
        for (size_t i = 0; i < THREADS; i++) {
            assert_int_equal(pthread_join(threads[i], NULL), 0);
        }
        assert_int_equal(all.counter, (size_t)THREADS * ROUNDS);
        typed_lock_destroy(&all.first);
    }
}

static void a_zeroed_lock_is_harmless(void **state)
{
    (void)state;
    typed_lock lock;
    memset(&lock, 0, sizeof lock);
    for (int round = 0; round < 3; round++) {
        typed_lock_acquire(&lock);
        typed_lock_release(&lock);
        typed_lock_destroy(&lock);
    }
}

/* What fork holds, seen by a handler that was asked for before the one of locks was: it is called after that. */
static typed_lock *looked_at;
static bool was_held;
static bool is_looking;

static void look(void)
{
    if (looked_at != NULL) {
        was_held = pthread_mutex_trylock(&looked_at->mutex) != 0;
    }
}

static bool is_held_through_fork(typed_lock *lock)
{
    looked_at = lock;
    const pid_t child = fork();
    if (child == 0) {
        _exit(0);
    }
    looked_at = NULL;
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0 && was_held;
}

static void a_lock_made_again_where_one_was_that_never_ended_loses_no_other(void **state)
{
    (void)state;
    typed_lock locks[3];
    for (size_t i = 0; i < 3; i++) {
        assert_true(typed_lock_init(&locks[i]));
    }
    (void)pthread_mutex_destroy(&locks[1].mutex);
    memset(&locks[1], 0, sizeof locks[1]);
    assert_true(typed_lock_init(&locks[1]));
    for (size_t i = 0; i < 3; i++) {
        assert_true(is_held_through_fork(&locks[i]));
    }
    /* From both ends to the middle: each finds its neighbours. */
    typed_lock_destroy(&locks[0]);
    assert_true(is_held_through_fork(&locks[2]));
    typed_lock_destroy(&locks[2]);
    assert_true(is_held_through_fork(&locks[1]));
    typed_lock_destroy(&locks[1]);
}

/* In each order, after all were cleared, or all but one, which is lost between the others, and ends. */
static void locks_that_were_all_cleared_are_made_again(void **state)
{
    (void)state;
    static const size_t orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (size_t round = 0; round < 4 * sizeof orders / sizeof orders[0]; round++) {
        typed_lock locks[3];
        for (size_t i = 0; i < 3; i++) {
            assert_true(typed_lock_init(&locks[i]));
        }
        for (size_t i = 0; i < 3; i++) {
            if (i != round % 4) {
                memset(&locks[i], 0, sizeof locks[i]);
            }
        }
        for (size_t i = 0; i < 3; i++) {
            const size_t which = orders[round / 4][i];
            if (which != round % 4) {
                assert_true(typed_lock_init(&locks[which]));
                assert_true(is_held_through_fork(&locks[which]));
            }
        }
        for (size_t i = 0; i < 3; i++) {
            typed_lock_destroy(&locks[i]);
        }
    }
}

static void a_lock_ends_once_and_can_be_made_again(void **state)
{
    (void)state;
    typed_lock lock;
    for (int round = 0; round < 3; round++) {
        assert_true(typed_lock_init(&lock));
        typed_lock_acquire(&lock);
        typed_lock_release(&lock);
        typed_lock_destroy(&lock);
        typed_lock_destroy(&lock);
    }
}

/* The exit status of a child that takes and releases locks; -1 when it hung until an alarm ended it. */
static int child_uses(typed_lock *const *locks, size_t how_many)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)alarm(20);
        for (size_t i = 0; i < how_many; i++) {
            typed_lock_acquire(locks[i]);
            typed_lock_release(locks[i]);
            typed_lock_destroy(locks[i]);
        }
        _exit(7);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void *hold_in_turns(void *argument)
{
    shared *all = (shared *)argument;
    while (!__atomic_load_n(&all->is_over, __ATOMIC_ACQUIRE)) {
        typed_lock_acquire(&all->first);
        all->counter++;
        typed_lock_release(&all->first);
        typed_lock_acquire(&all->second);
        typed_lock_release(&all->second);
    }
    return NULL;
}

static void a_childs_locks_work_whatever_thread_held_them_at_the_fork(void **state)
{
    (void)state;
    shared all = {0};
    pthread_t threads[THREADS];
    typed_lock *const locks[] = {&all.first, &all.second};
    assert_true(typed_lock_init(&all.first));
    assert_true(typed_lock_init_spinning(&all.second));
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, hold_in_turns, &all), 0);
    }
    int hung = 0;
    for (int i = 0; i < FORKS && hung == 0; i++) {
        hung = child_uses(locks, 2) != 7;
    }
    __atomic_store_n(&all.is_over, 1, __ATOMIC_RELEASE);
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    assert_int_equal(hung, 0);
    typed_lock_destroy(&all.second);
    typed_lock_destroy(&all.first);
}

static void the_parents_locks_work_after_a_fork(void **state)
{
    (void)state;
    typed_lock lock;
    typed_lock *const locks[] = {&lock};
    assert_true(typed_lock_init(&lock));
    assert_int_equal(child_uses(locks, 1), 7);
    typed_lock_acquire(&lock);
    typed_lock_release(&lock);
    typed_lock_destroy(&lock);
}

static void locks_can_end_in_any_order_before_a_fork(void **state)
{
    (void)state;
    typed_lock all[5];
    for (size_t i = 0; i < 5; i++) {
        assert_true(typed_lock_init(&all[i]));
    }
    typed_lock_destroy(&all[2]);
    typed_lock_destroy(&all[4]);
    typed_lock_destroy(&all[0]);
    typed_lock *const locks[] = {&all[1], &all[3]};
    assert_int_equal(child_uses(locks, 2), 7);
    typed_lock_destroy(&all[1]);
    typed_lock_destroy(&all[3]);
    assert_int_equal(child_uses(locks, 0), 7);
}

/* Before the runtime does the same when it is loaded, so that its handler has run when this one does. */
__attribute__((constructor(101))) static void look_at_forks(void)
{
    is_looking = pthread_atfork(look, NULL, NULL) == 0;
}

int main(void)
{
    if (!is_looking) {
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_thread_at_a_time_holds_a_lock),
        cmocka_unit_test(a_zeroed_lock_is_harmless),
        cmocka_unit_test(locks_that_were_all_cleared_are_made_again),
        cmocka_unit_test(a_lock_ends_once_and_can_be_made_again),
        cmocka_unit_test(a_lock_made_again_where_one_was_that_never_ended_loses_no_other),
        cmocka_unit_test(a_childs_locks_work_whatever_thread_held_them_at_the_fork),
        cmocka_unit_test(the_parents_locks_work_after_a_fork),
        cmocka_unit_test(locks_can_end_in_any_order_before_a_fork),
    };
    return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
