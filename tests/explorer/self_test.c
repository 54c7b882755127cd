/* The explorer explored: programs whose orders are known.
 *
 *     self_test [OPTION...] PROGRAM
 *
 * independent: 2 threads of 4 steps that do not touch each other. three: 3 threads of 2 such steps. counter: 2 threads
 * that add 1 without care; prints how often the sum was 1 and 2. spin: a thread waits for what another writes. endless:
 * for what nobody writes. deadlock: two locks in two orders. readers: 2 threads that only read the same. publish: who
 * reads the flag must read what was written before it. late_free: memory that is written after it was freed. own: each
 * thread's variable is its own. destructor: thread-specific data is given to its destructor, on its thread. fails: a
 * compare-exchange that could succeed and fails for no reason. calls: 2 threads, each with one call of two steps that do
 * not touch the other's; prints in how many executions the first call was over before the second began, the second
 * before the first, and neither. */
#include "explorer_atomic.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_SUMS = 4
};

static int cells[4][16];
static int flag;
static int value;
static pthread_mutex_t locks[2];
static pthread_key_t key;
static __thread int own = 7;
static int seen[4];
static unsigned long sums[MOST_SUMS];
static unsigned from[4];
static unsigned to[4];
static unsigned long first_first;
static unsigned long second_first;
static unsigned long together;

void runtime_reset(void)
{
    memset(cells, 0, sizeof cells);
    memset(seen, 0, sizeof seen);
    flag = 0;
    value = 0;
}

static void no_work(void)
{
}

static void step_alone(int thread, int steps)
{
    for (int i = 0; i < steps; i++) {
        typed_atomic_store(&cells[thread][i], 1, TYPED_RELAXED);
    }
}

static void four_steps(int thread)
{
    step_alone(thread, 4);
}

static void two_steps(int thread)
{
    step_alone(thread, 2);
}

static void add_one(int thread)
{
    (void)thread;
    typed_atomic_store(&value, typed_atomic_load(&value, TYPED_RELAXED) + 1, TYPED_RELAXED);
}

static void count_sum(void)
{
    sums[value]++;
}

static void wait_for_flag(int thread)
{
    if (thread == 1) {
        while (typed_atomic_load(&flag, TYPED_RELAXED) == 0) {
            typed_pause();
        }
    } else {
        typed_atomic_store(&value, 1, TYPED_RELAXED);
        typed_atomic_store(&flag, value, TYPED_RELAXED);
    }
}

static void wait_in_vain(int thread)
{
    while (typed_atomic_load(&flag, TYPED_RELAXED) != thread + 1) {
        typed_pause();
    }
}

static void lock_both(int thread)
{
    (void)pthread_mutex_lock(&locks[thread - 1]);
    (void)pthread_mutex_lock(&locks[2 - thread]);
    (void)pthread_mutex_unlock(&locks[2 - thread]);
    (void)pthread_mutex_unlock(&locks[thread - 1]);
}

static void read_twice(int thread)
{
    (void)thread;
    (void)typed_atomic_load(&value, TYPED_RELAXED);
    (void)typed_atomic_load(&value, TYPED_RELAXED);
}

static void publish(int thread)
{
    if (thread == 1) {
        typed_atomic_store(&value, 1, TYPED_RELAXED);
        typed_atomic_store(&flag, 1, TYPED_RELEASE);
    } else if (typed_atomic_load(&flag, TYPED_ACQUIRE) == 1 && typed_atomic_load(&value, TYPED_RELAXED) == 0) {
        explorer_fail("the flag was there before the value");
    }
}

static void write_late(int thread)
{
    static int *volatile shared;
    if (thread == 1) {
        shared = (int *)malloc(sizeof *shared);
        *shared = 0;
        typed_atomic_store(&flag, 1, TYPED_RELEASE);
        typed_atomic_store(&cells[1][0], 1, TYPED_RELAXED);
        int *last = shared;
        free(last);
    } else if (typed_atomic_load(&flag, TYPED_ACQUIRE) == 1) {
        *shared = 1;
    }
}

static void change_own(int thread)
{
    if (own != 7) {
        explorer_fail("thread %d begins with %d", thread, own);
    }
    own = thread;
    step_alone(thread, 2);
    if (own != thread) {
        explorer_fail("thread %d has %d", thread, own);
    }
}

static void at_end(void *argument)
{
    seen[explorer_thread()] = *(int *)argument;
}

static void make_key(void)
{
    (void)pthread_key_create(&key, at_end);
}

static void set_key(int thread)
{
    static int numbers[] = {0, 1, 2, 3};
    (void)pthread_setspecific(key, &numbers[thread]);
    step_alone(thread, 1);
    system_thread_ends();
}

static void check_key(void)
{
    if (seen[1] != 1 || seen[2] != 2) {
        explorer_fail("destructors saw %d and %d", seen[1], seen[2]);
    }
}

static void exchange_once(int thread)
{
    int expected = 0;
    if (thread == 1) {
        sums[2] += typed_atomic_compare_exchange(&value, &expected, 1, TYPED_RELAXED) ? 1 : 0;
        sums[1] += value == 0 ? 1 : 0;
    }
}

static void call_once(int thread)
{
    explorer_call(&from[thread]);
    step_alone(thread, 2);
    explorer_return(&from[thread], &to[thread]);
}

static void compare_calls(void)
{
    const bool is_first_first = to[1] < from[2];
    const bool is_second_first = to[2] < from[1];
    first_first += is_first_first ? 1 : 0;
    second_first += is_second_first ? 1 : 0;
    together += is_first_first || is_second_first ? 0 : 1;
}

static const struct {
    const char *name;
    explorer_program program;
} programs[] = {
    {"independent", {2, no_work, four_steps, no_work, NULL}},
    {"three", {3, no_work, two_steps, no_work, NULL}},
    {"counter", {2, no_work, add_one, count_sum, NULL}},
    {"spin", {2, no_work, wait_for_flag, no_work, NULL}},
    {"endless", {2, no_work, wait_in_vain, no_work, NULL}},
    {"deadlock", {2, no_work, lock_both, no_work, NULL}},
    {"readers", {2, no_work, read_twice, no_work, NULL}},
    {"publish", {2, no_work, publish, no_work, NULL}},
    {"late_free", {2, no_work, write_late, no_work, NULL}},
    {"own", {3, no_work, change_own, no_work, NULL}},
    {"destructor", {2, make_key, set_key, check_key, NULL}},
    {"fails", {2, no_work, exchange_once, no_work, NULL}},
    {"calls", {2, no_work, call_once, compare_calls, NULL}},
};

int main(int count, char **arguments)
{
    explorer_options options;
    const int first = explorer_arguments(count, arguments, &options);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (first + 1 == count && strcmp(arguments[first], programs[i].name) == 0) {
            const explorer_result result = explorer_run(&programs[i].program, &options);
            (void)printf("ones=%lu twos=%lu first=%lu second=%lu together=%lu ", sums[1], sums[2], first_first, second_first, together);
            return explorer_report(&result);
        }
    }
    (void)fprintf(stderr, "self_test: there is no such program\n");
    return 2;
}
