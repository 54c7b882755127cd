/* Threads against one emitted lock-free arena, with exact accounting at the end: every byte is one thread's, or left.
 *
 * Compiled with -DHEADER='"typed_bump_x.h"' -DARENA=typed_bump_x -DTAIL=_own (or nothing, for one [element]) and, for a
 * stack, -DPOPS; -DCHUNKS where it grows by chunks to what the spec says; `stress SCENARIO THREADS ROUNDS` exits with 0, or with 1 after saying what was wrong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include "stress_threads.h"

#include <sched.h>
#include <sys/wait.h>

#define PASTE(a, b, c, d) a##b##c##d
#define JOIN(a, b, c, d) PASTE(a, b, c, d)
#define P(name) JOIN(ARENA, name, , )
#define OF(name) JOIN(ARENA, name, TAIL, )
#define ARRAY JOIN(ARENA, _alloc, TAIL, _n)

enum {
    MOST_BLOCKS = 4000
};

typedef struct worker {
    long id;
    unsigned long seed;
    size_t count;
    size_t bytes; /* of elements that stay taken */
    unsigned char *starts[MOST_BLOCKS];
    size_t sizes[MOST_BLOCKS];
} worker;

static ARENA arena;
static worker workers[MOST_THREADS];
static size_t capacity;

/* Whether the end of a chunk may be lost, where a request did not fit. */
#ifdef CHUNKS
#define LOSES_ENDS true
#else
#define LOSES_ENDS false
#endif

static size_t any(worker *w, size_t below)
{
    w->seed = w->seed * 6364136223846793005UL + 1442695040888963407UL;
    return (size_t)(w->seed >> 33) % below;
}

static void sign(const worker *w, unsigned char *start, size_t bytes)
{
    /* Not memset, of which ThreadSanitizer may see nothing. */
    volatile unsigned char *at = start;
    for (size_t i = 0; i < bytes; i++) {
        at[i] = (unsigned char)w->id;
    }
}

static void check(const worker *w, const unsigned char *start, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        if (start[i] != (unsigned char)w->id) {
            WRONG("a block of %ld was written by %d", w->id, start[i]);
        }
    }
}

static void keep(worker *w, unsigned char *start, size_t bytes)
{
    w->bytes += bytes;
    if (w->count < MOST_BLOCKS) {
        w->starts[w->count] = start;
        w->sizes[w->count] = bytes;
        w->count++;
    }
}

static unsigned char *take(worker *w, size_t n)
{
    unsigned char *start = (unsigned char *)(n == 1 ? OF(_alloc)(&arena) : ARRAY(&arena, n));
    if (start != NULL) {
        sign(w, start, n * sizeof(struct own));
    }
    return start;
}

static void run_all(void *(*work)(void *))
{
    for (long i = 0; i < thread_count; i++) {
        workers[i].id = i + 1;
        workers[i].seed = (unsigned long)i * 77 + 5;
        workers[i].count = 0;
        workers[i].bytes = 0;
    }
    start_threads(work, workers, sizeof *workers);
    join_threads();
}

static void make(size_t bytes)
{
#ifdef CHUNKS
    (void)bytes;
    if (P(_init)(&arena) != TYPED_OK) {
        WRONG("no arena");
    }
#else
    if (P(_init_capacity)(&arena, bytes) != TYPED_OK) {
        WRONG("no arena");
    }
#endif
    capacity = P(_capacity)(&arena);
}

/* What the threads kept is there, and nothing else is taken. */
static void account(void)
{
    size_t bytes = 0;
    for (long i = 0; i < thread_count; i++) {
        const worker *w = &workers[i];
        bytes += w->bytes;
        for (size_t k = 0; k < w->count; k++) {
            check(w, w->starts[k], w->sizes[k]);
        }
    }
    const size_t both = P(_used)(&arena) + P(_available)(&arena);
    if (P(_usage)(&arena).used != bytes || both > capacity || (both < capacity && !LOSES_ENDS)) {
        WRONG("%zu bytes are kept, %zu counted, %zu used of %zu", bytes, P(_usage)(&arena).used, P(_used)(&arena), capacity);
    }
    if (P(_peak)(&arena) < P(_used)(&arena) || P(_peak)(&arena) > capacity || !P(_verify)(&arena)) {
        WRONG("the figures do not agree");
    }
}

static void *fill_until_none(void *argument)
{
    worker *w = (worker *)argument;
    size_t failed = 0;
    while (failed < 20) {
        const size_t n = failed > 0 ? 1 : 1 + any(w, 3);
        unsigned char *start = take(w, n);
        if (start == NULL) {
            failed++;
        } else {
            keep(w, start, n * sizeof(struct own));
        }
    }
    return NULL;
}

static void fill(void)
{
    for (long round = 0; round < rounds; round++) {
        make(2000 * sizeof(struct own));
        run_all(fill_until_none);
        account();
        if (P(_available)(&arena) >= sizeof(struct own)) {
            WRONG("an allocation failed for another thread: %zu of %zu are left", P(_available)(&arena), capacity);
        }
        (P(_destroy))(&arena);
    }
}

static void *fail_often(void *argument)
{
    worker *w = (worker *)argument;
    for (long i = 0; i < rounds; i++) {
        if (take(w, 1) != NULL || take(w, 2) != NULL) {
            WRONG("more than there is");
        }
    }
    return NULL;
}

/* A hole of one element is fought for, so that additions fail while it opens and closes. */
static void *fight(void *argument)
{
    worker *w = (worker *)argument;
    for (long i = 0; i < rounds; i++) {
        unsigned char *start = take(w, 1);
        if (start != NULL) {
            check(w, start, sizeof(struct own));
            if (i % 3 == 0) {
                (void)sched_yield();
            }
            check(w, start, sizeof(struct own));
            if (OF(_resize)(&arena, (struct own *)(void *)start, 1, 0) == NULL) { /* the newest: nothing can follow the end */
                WRONG("a resize to nothing failed");
            }
        }
    }
    return NULL;
}

/* Failures leave no trace: the newest is still the newest. */
static void full(void)
{
    make(100 * sizeof(struct own));
    const size_t elements = capacity / sizeof(struct own);
    struct own *all = ARRAY(&arena, elements);
    if (all == NULL) {
        WRONG("less than there should be");
    }
    const size_t used = P(_used)(&arena);
    run_all(fail_often);
    if (P(_used)(&arena) != used || OF(_resize)(&arena, all, elements, elements - 1) != all || P(_used)(&arena) >= used) {
        WRONG("failed allocations have moved the cursor");
    }
    run_all(fight);
    if (P(_usage)(&arena).used != (elements - 1) * sizeof(struct own)) {
        WRONG("%zu bytes instead of %zu after a fight", P(_usage)(&arena).used, (elements - 1) * sizeof(struct own));
    }
    if (OF(_resize)(&arena, all, elements - 1, elements) != all || P(_used)(&arena) != used || P(_peak)(&arena) != used) {
        WRONG("the newest does not grow in place");
    }
    (P(_destroy))(&arena);
}

#ifdef POPS
static void *push_and_pop(void *argument)
{
    worker *w = (worker *)argument;
    for (long i = 0; i < rounds; i++) {
        const size_t n = 1 + any(w, 3);
        unsigned char *start = take(w, n);
        if (start == NULL) {
            continue;
        }
        if (any(w, 8) == 0) {
            (void)sched_yield();
        }
        check(w, start, n * sizeof(struct own));
        if (!OF(_try_pop)(&arena, (struct own *)(void *)start, n)) {
            keep(w, start, n * sizeof(struct own));
        }
    }
    return NULL;
}

/* With much room, and with room for a few only. */
static void pops(void)
{
    static const size_t rooms[] = {3, 10, 3000};
    for (size_t i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
        make(rooms[i] * sizeof(struct own));
        run_all(push_and_pop);
        account();
        (P(_destroy))(&arena);
    }
}
#else
static void *shrink_and_grow(void *argument)
{
    worker *w = (worker *)argument;
    for (long i = 0; i < rounds; i++) {
        unsigned char *start = take(w, 3);
        if (start != NULL) {
            const struct own *one = OF(_resize)(&arena, (struct own *)(void *)start, 3, 1);
            check(w, (const unsigned char *)one, sizeof(struct own));
            const struct own *none = OF(_resize)(&arena, (struct own *)(void *)start, 1, 0);
            if (one == NULL || none == NULL) {
                WRONG("an array cannot shrink");
            }
        }
    }
    return NULL;
}

/* Bytes pass from thread to thread without anybody waiting. */
static void pops(void)
{
    make(3000 * sizeof(struct own));
    run_all(shrink_and_grow);
    if (P(_used)(&arena) > capacity || !P(_verify)(&arena)) {
        WRONG("more used than there is");
    }
    (P(_destroy))(&arena);
}
#endif

/* Nothing is ever held, so a child of any moment goes on. */
static void *fork_often(void *argument)
{
    worker *w = (worker *)argument;
    for (long i = 0; i < rounds; i++) {
        const pid_t child = w->id == 1 ? fork() : 0;
        if (w->id == 1 && child == 0) {
            for (size_t k = 0; k < 5; k++) {
                (void)take(w, 1 + k % 3);
            }
            _exit(P(_used)(&arena) > capacity);
        }
        int status = 0;
        if (w->id == 1 && (waitpid(child, &status, 0) != child || status != 0)) {
            WRONG("a child failed");
        }
        unsigned char *start = take(w, 2);
        if (start != NULL) {
            keep(w, start, 2 * sizeof(struct own));
        }
    }
    return NULL;
}

static void forks(void)
{
    make(5000 * sizeof(struct own));
    run_all(fork_often);
    account();
    (P(_destroy))(&arena);
}

int main(int argc, char **argv)
{
    static const scenario scenarios[] = {{"fill", fill}, {"full", full}, {"pops", pops}, {"forks", forks}};
    return run_scenario(argc, argv, scenarios, sizeof scenarios / sizeof scenarios[0]);
}
