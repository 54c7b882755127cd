/* A scheduler that runs a few threads one at a time, and goes through every order of their steps.
 *
 * A step is what a thread does from one point to the next; points stand before each atomic operation
 * (explorer_atomic.h) and before each lock and unlock (system.c). An execution begins with setup, runs the threads to
 * their ends, thread-exit destructors included, and ends with check. Then the last choice that has an alternative is
 * made otherwise and all runs again, until no choice has one: a depth-first walk that keeps nothing but its path.
 *
 * Memory is sequentially consistent here: what a processor or a compiler may reorder is not explored. Neither is what
 * happens between two points to memory that is not atomic; a race there is for ThreadSanitizer to find. */
#ifndef EXPLORER_H_INCLUDED
#define EXPLORER_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    EXPLORER_THREADS = 3, /* at most; numbered from 1, and 0 is setup and check */
    EXPLORER_STEPS = 4000, /* of one execution; more is a violation */
    EXPLORER_UNBOUNDED = 1000
};

typedef enum explorer_kind {
    EXPLORER_LOAD,
    EXPLORER_FENCE,
    EXPLORER_STORE,
    EXPLORER_CHANGE,
    EXPLORER_COMPARE,
    EXPLORER_LOCK,
    EXPLORER_UNLOCK,
    EXPLORER_WAIT, /* until a condition holds */
    EXPLORER_SPIN /* until anybody writes anything */
} explorer_kind;

/* What is explored. */
typedef struct explorer_program {
    int threads;
    void (*setup)(void);
    void (*thread)(int thread); /* calls system_thread_ends before it returns */
    void (*check)(void);
    void (*describe)(void); /* prints what happened, where something was wrong */
} explorer_program;

typedef struct explorer_options {
    unsigned preemptions; /* how often a thread that could go on is made to wait; EXPLORER_UNBOUNDED: any number */
    unsigned spurious; /* how many compare-exchanges of an execution may fail for no reason */
    bool all_orders; /* also orders that differ only in steps that do not touch each other */
    uint64_t most; /* executions after which to give up */
    const char *replay; /* one execution: the threads that take the steps, as explorer_fail prints them */
} explorer_options;

typedef struct explorer_result {
    uint64_t executions; /* to their ends */
    uint64_t abandoned; /* whose rest could only repeat another's, in another order of steps that commute */
    uint64_t steps;
    unsigned deepest; /* steps of the longest */
    uint64_t spins; /* waits in a loop that only another thread's write could end */
    bool is_exhausted; /* false: `most` was reached */
} explorer_result;

explorer_result explorer_run(const explorer_program *program, const explorer_options *options);

/* Print what was wrong, what led to it and how to see it again, and end the program with status 1. */
__attribute__((__format__(__printf__, 1, 2), __noreturn__)) void explorer_fail(const char *format, ...);

/* From now on a crash is a violation too. `describe` prints what led to it, in words of the program. */
void explorer_watch(void (*describe)(void));

/* Options from a command line, the rest of which is left: the index of the first argument that is no option. */
int explorer_arguments(int count, char **arguments, explorer_options *options);

/* Print a result on one line. The status that a program ends with: 0, or 3 when not all was explored. */
int explorer_report(const explorer_result *result);

/* The thread that runs. */
int explorer_thread(void);

/* Whether threads are explored now: false in setup and check, where nobody else runs. */
bool explorer_is_running(void);

/* A point: other threads may come before what the caller does next to *object. */
void explorer_point(explorer_kind kind, const volatile void *object);

/* A point after which only a compare-exchange is to come: false when it is to fail for no reason. */
bool explorer_compare(const volatile void *object, const void *expected, size_t size);

/* What the compare-exchange gave, and gives back. */
bool explorer_compared(bool is_done);

/* What typed_pause is: a thread that has seen all this before waits until somebody writes. */
void explorer_pause(void);

/* A point that comes when is_so(thread) holds. */
void explorer_wait(bool (*is_so)(int thread));

/* The calls of an interface: when one began, which is just before its first step, and when it ended, which is just
 * after its last. Steps that do not touch each other are still not exchanged where that changes which call was over
 * before which began. */
void explorer_call(unsigned *from);
void explorer_return(unsigned *from, unsigned *to);

/* system.c: locks, thread-specific data and memory, made new for each execution. */
void system_start(void);
bool system_can_lock(const volatile void *mutex);
void system_thread_ends(void);
void system_end(void);

/* runtime.c, or the program: bring all that explored code keeps in static variables back to the start. */
void runtime_reset(void);

/* fibers.c: the threads. */
void fibers_boot(int count, void (*body)(int thread));
void fibers_restart(int count);
void fibers_renew_main(void);
void fibers_switch(int to);
int fibers_now(void);

#endif
