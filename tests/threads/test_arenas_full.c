/* Threads that share one emitted arena with full checks: each array keeps what its thread wrote, each misuse is one fault, and
 * what is live at the end is what the threads say.
 *
 * Compiled with -DHEADER='"typed_bump_x.h"' -DARENA=typed_bump_x, and -DPOPS for a stack; `full SCENARIO THREADS ROUNDS` exits
 * with 0, or with 1 after saying what was wrong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include <typed/fault.h>

#include "stress_arena.h"

enum {
    STEPS = 120,
    MOST_LENGTH = 6
};

typedef struct array {
    struct own *first;
    size_t length;
    unsigned char content;
} array;

typedef struct worker {
    unsigned seed;
    size_t live, misused, kept_count;
    array kept[STEPS];
} worker;

static ARENA arena;
static worker workers[MOST_THREADS];
static pthread_barrier_t all_here;
static size_t seen[TYPED_FAULT_LEAK + 1];
static struct own foreign[MOST_LENGTH];

static void on_fault(const typed_fault *fault, void *context)
{
    (void)context;
    (void)__atomic_fetch_add(&seen[fault->kind], 1, __ATOMIC_RELAXED);
}

static void look_at(const array *kept)
{
    const unsigned char *bytes = (const unsigned char *)kept->first;
    for (size_t i = 0; i < kept->length * sizeof *kept->first; i++) {
        if (bytes[i] != kept->content) {
            WRONG("byte %zu of an array of %zu is %d, not %d", i, kept->length, bytes[i], kept->content);
        }
    }
}

/* An array longer than before; the old one is live as well where it moved. */
static void lengthen(worker *self, array *last)
{
    const size_t length = last->length + 1 + random_below(&self->seed, 3);
    struct own *longer = P(_resize)(&arena, last->first, last->length, length);
    if (longer == NULL) {
        return;
    }
    self->live += longer != last->first;
    last->first = longer;
    look_at(last);
    last->length = length;
    memset((void *)longer, last->content, length * sizeof *longer);
}

static void *work(void *argument)
{
    worker *self = argument;
    (void)pthread_barrier_wait(&all_here);
    for (long step = 0; step < STEPS; step++) {
        array *last = &self->kept[self->kept_count];
        last->length = 1 + random_below(&self->seed, MOST_LENGTH);
        last->content = (unsigned char)random_below(&self->seed, 256);
        last->first = P(_alloc_n)(&arena, last->length);
        if (last->first != NULL) {
            self->kept_count++;
            self->live++;
            memset((void *)last->first, last->content, last->length * sizeof *last->first);
            if (random_below(&self->seed, 3) == 0) {
                lengthen(self, last);
            }
#ifdef POPS
            if (random_below(&self->seed, 2) == 0) {
                struct own *one = P(_alloc)(&arena);
                if (one != NULL && !P(_try_pop)(&arena, one, 1)) {
                    self->live++; /* another thread's came after it */
                }
            }
#endif
        }
        if (random_below(&self->seed, 8) == 0) {
            self->misused++;
            if (P(_resize)(&arena, foreign, 1, MOST_LENGTH) != NULL) {
                WRONG("an array of somebody else's was resized");
            }
        }
    }
    return NULL;
}

static void set_up(long round)
{
    if (P(_init)(&arena) != TYPED_OK) {
        WRONG("no arena");
    }
    memset(seen, 0, sizeof seen);
    memset(workers, 0, sizeof workers);
    for (long i = 0; i < thread_count; i++) {
        workers[i].seed = (unsigned)(round * MOST_THREADS + i);
    }
}

static void work_together(void)
{
    (void)pthread_barrier_init(&all_here, NULL, (unsigned)thread_count);
    start_threads(work, workers, sizeof *workers);
    join_threads();
    (void)pthread_barrier_destroy(&all_here);
}

static void expect_seen(typed_fault_kind kind, size_t count)
{
    if (seen[kind] != count) {
        WRONG("fault %d was found %zu times, not %zu", (int)kind, seen[kind], count);
    }
}

/* All arrays are whole, and all that is live is theirs. */
static void take_stock(void)
{
    size_t live = 0;
    size_t misused = 0;
    for (long i = 0; i < thread_count; i++) {
        live += workers[i].live;
        misused += workers[i].misused;
        for (size_t kept = 0; kept < workers[i].kept_count; kept++) {
            look_at(&workers[i].kept[kept]);
        }
    }
    if (!P(_verify)(&arena)) {
        WRONG("what nobody damaged is damaged");
    }
    if (P(_live_count)(&arena) != live) {
        WRONG("%zu are live, not %zu", P(_live_count)(&arena), live);
    }
    for (size_t kind = 0; kind < sizeof seen / sizeof seen[0]; kind++) {
        expect_seen((typed_fault_kind)kind, kind == TYPED_FAULT_FOREIGN_POINTER ? misused : 0);
    }
}

static void mixed(void)
{
    typed_set_fault_handler(on_fault, NULL);
    for (long round = 0; round < rounds; round++) {
        set_up(round);
        work_together();
        take_stock();
        P(_reset)
        (&arena);
        if (P(_live_count)(&arena) != 0 || P(_used)(&arena) != 0 || P(_has_leaks)(&arena)) {
            WRONG("something is live after a reset");
        }
        P(_destroy)
        (&arena);
    }
}

/* One thread's last array is written past its end: that is seen, and nothing else. */
static void overflows(void)
{
    typed_set_fault_handler(on_fault, NULL);
    for (long round = 0; round < rounds; round++) {
        set_up(round);
        work_together();
        take_stock();
        const worker *chosen = &workers[round % thread_count];
        if (chosen->kept_count > 0) {
            const array *last = &chosen->kept[chosen->kept_count - 1];
            volatile unsigned char *past = (volatile unsigned char *)(last->first + last->length);
            *past ^= 1;
            if (P(_verify)(&arena)) {
                WRONG("an overflow was not seen");
            }
            *past ^= 1;
            expect_seen(TYPED_FAULT_OVERFLOW, 1);
            if (!P(_verify)(&arena)) {
                WRONG("what was mended is damaged");
            }
        }
        P(_destroy)
        (&arena);
    }
}

int main(int argc, char **argv)
{
    static const scenario scenarios[] = {{"mixed", mixed}, {"overflows", overflows}};
    return run_scenario(argc, argv, scenarios, sizeof scenarios / sizeof scenarios[0]);
}
