/* Threads that make elements in one emitted lock-free bump arena, which drops them, and threads that look on while chunks
 * come and go: each element is dropped once, when it is given back and not before.
 *
 * Compiled with -DHEADER='"typed_bump_x.h"' -DARENA=typed_bump_x and, where it grows by chunks, -DCHUNKS;
 * `made SCENARIO THREADS ROUNDS` exits with 0, or with 1 after saying what was wrong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include "stress_arena.h"

enum {
    MOST_MADE = 2000
};

typedef struct worker {
    long id;
    size_t count;
    struct made *made[MOST_MADE];
} worker;

static ARENA arena;
static worker workers[MOST_THREADS];
static int is_over;
static size_t dropped;
static uintptr_t dropped_last;

static __thread long hook_calls;
static __thread pthread_barrier_t *hook_waits; /* twice: it is reached, and may go on */
static __thread bool hook_fails;

bool made_init(struct made *object)
{
    object->state = MADE;
    hook_calls++;
    if (hook_waits != NULL) {
        (void)pthread_barrier_wait(hook_waits);
        (void)pthread_barrier_wait(hook_waits);
        return !hook_fails;
    }
    if (hook_calls % 8 == 0) {
        object->state = 0;
        return false;
    }
    return true;
}

void made_drop(struct made *object)
{
    if (object->state != MADE) {
        WRONG("dropped, and not made");
    }
    object->state = DROPPED;
    dropped++;
#ifndef CHUNKS
    if ((uintptr_t)object >= dropped_last) {
        WRONG("not the newest first");
    }
    dropped_last = (uintptr_t)object;
#endif
}

#ifdef CHUNKS
/* Bytes behind each chunk that nobody may write: what is handed out past its end, tools believe to be memory. */
enum {
    GUARD = 256
};

static void *guarded_alloc(size_t size, size_t align, void *ctx)
{
    (void)ctx;
    unsigned char *p = (unsigned char *)aligned_alloc(align, (size + GUARD + align - 1) / align * align);
    if (p != NULL) {
        memset(p + size, 0x5A, GUARD);
    }
    return p;
}

static void guarded_free(void *p, size_t size, size_t align, void *ctx)
{
    (void)align;
    (void)ctx;
    for (size_t i = 0; i < GUARD; i++) {
        if (((const unsigned char *)p)[size + i] != 0x5A) {
            WRONG("written past the end of a chunk");
        }
    }
    free(p);
}
#endif

static void start(void)
{
#ifdef CHUNKS
    const typed_upstream guarded = {guarded_alloc, guarded_free, NULL};
    typed_set_upstream(&guarded);
#endif
    if (P(_init)(&arena) != TYPED_OK) {
        WRONG("no arena");
    }
    dropped = 0;
    dropped_last = UINTPTR_MAX;
}

static void run_all(void *(*work)(void *))
{
    for (long i = 0; i < thread_count; i++) {
        workers[i].id = i + 1;
        workers[i].count = 0;
    }
    start_threads(work, workers, sizeof *workers);
}

static void *make_many(void *argument)
{
    worker *w = (worker *)argument;
    for (size_t i = 0; i < MOST_MADE; i++) {
        struct made *object = P(_new)(&arena);
        if (object != NULL) {
            w->made[w->count++] = object;
        }
        if (i % 3 == 0) {
            struct made *plain = P(_alloc)(&arena);
            if (plain != NULL) {
                plain->state = 0;
            }
        }
    }
    return NULL;
}

/* A checkpoint of any moment: what is above it is dropped, and the rest is not. */
static void many(void)
{
    for (long round = 0; round < rounds; round++) {
        start();
        run_all(make_many);
        typed_checkpoint some = P(_checkpoint)(&arena);
        for (long i = 0; i < round % 20; i++) {
            some = P(_checkpoint)(&arena);
        }
        join_threads();
        if (P(_restore)(&arena, some) != TYPED_OK) {
            WRONG("not restored");
        }
        size_t count = 0;
        size_t gone = 0;
        for (long i = 0; i < thread_count; i++) {
            const worker *w = &workers[i];
            count += w->count;
            for (size_t k = 0; k < w->count; k++) {
                if (!P(_contains)(&arena, w->made[k])) {
                    gone++;
                } else if (w->made[k]->state != MADE) {
                    WRONG("dropped, and not given back");
                }
            }
        }
        if (gone != dropped) {
            WRONG("%zu are gone and %zu were dropped", gone, dropped);
        }
        dropped_last = UINTPTR_MAX;
        if (round % 2 == 0) {
            (P(_reset))(&arena);
        }
        (P(_destroy))(&arena);
        if (count != dropped) {
            WRONG("%zu were made and %zu dropped", count, dropped);
        }
    }
}

static pthread_barrier_t barrier;

static void *make_slowly(void *argument)
{
    worker *w = (worker *)argument;
    hook_waits = &barrier;
    hook_fails = rounds % 2 == 0;
    w->made[0] = P(_new)(&arena);
    hook_waits = NULL;
    return NULL;
}

/* While a hook is at work on an element, another thread goes back to a position above that. */
static void half(void)
{
    for (; rounds > 0; rounds--) {
        start();
        (void)pthread_barrier_init(&barrier, NULL, 2);
        thread_count = 1;
        run_all(make_slowly);
        (void)pthread_barrier_wait(&barrier);
        const typed_checkpoint above = P(_checkpoint)(&arena);
        for (size_t i = 0; i < 50; i++) {
            (void)P(_new)(&arena);
        }
        if (P(_restore)(&arena, above) != TYPED_OK || P(_checkpoint)(&arena).position_ != above.position_) {
            WRONG("not restored");
        }
        const size_t before = dropped;
        (void)pthread_barrier_wait(&barrier);
        join_threads();
        const bool is_made = workers[0].made[0] != NULL;
        if (is_made == (rounds % 2 == 0) || (is_made && workers[0].made[0]->state != MADE)) {
            WRONG("another's element was dropped");
        }
        (P(_destroy))(&arena);
        if (dropped != before + is_made) {
            WRONG("%zu were dropped after %zu", dropped, before);
        }
        (void)pthread_barrier_destroy(&barrier);
    }
}

/* Takes nothing: asks for more than there is, and for figures. */
static void *look_on(void *argument)
{
    const worker *w = (const worker *)argument;
    const size_t too_many = P(_capacity)(&arena) / sizeof(struct made) + 1;
    while (!__atomic_load_n(&is_over, __ATOMIC_RELAXED)) {
        if (P(_alloc_n)(&arena, too_many) != NULL) {
            WRONG("more than there is");
        }
        if (P(_usage)(&arena).used > P(_capacity)(&arena) || P(_contains)(&arena, w) || P(_alloc_n)(&arena, 0) == NULL) {
            WRONG("the figures are wrong");
        }
        if (P(_checkpoint)(&arena).position_ > P(_capacity)(&arena)) {
            WRONG("a position is beyond the end");
        }
    }
    return NULL;
}

/* One thread goes up and back, in small blocks and in some for which those have to make way. */
static void looks(void)
{
    start();
    __atomic_store_n(&is_over, 0, __ATOMIC_RELAXED);
    run_all(look_on);
    const size_t elements = P(_capacity)(&arena) / sizeof(struct made);
    for (long round = 0; round < rounds; round++) {
        const typed_checkpoint empty = P(_checkpoint)(&arena);
        for (size_t i = 0; i < elements / 2; i++) {
            struct made *one = P(_alloc)(&arena);
            if (one == NULL) {
                WRONG("less than there should be");
            }
            one->state = 0;
        }
        if (P(_restore)(&arena, empty) != TYPED_OK) {
            WRONG("not restored");
        }
        struct made *all = P(_alloc_n)(&arena, elements - (size_t)(rounds - round));
        if (all == NULL) {
            WRONG("smaller chunks have not made way");
        }
        all[0].state = 0;
        if (P(_restore)(&arena, empty) != TYPED_OK || P(_used)(&arena) != 0) {
            WRONG("not restored");
        }
    }
    __atomic_store_n(&is_over, 1, __ATOMIC_RELAXED);
    join_threads();
    (P(_destroy))(&arena);
}

int main(int argc, char **argv)
{
    static const scenario scenarios[] = {{"many", many}, {"half", half}, {"looks", looks}};
    return run_scenario(argc, argv, scenarios, sizeof scenarios / sizeof scenarios[0]);
}
