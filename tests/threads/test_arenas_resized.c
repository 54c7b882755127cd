/* Threads that resize what they and others made, in one emitted bump arena: nobody is handed bytes of an element that is to
 * be dropped, wherever blocks of threads begin and end.
 *
 * Compiled with -DHEADER='"typed_bump_x.h"' -DARENA=typed_bump_x; `resized SCENARIO THREADS ROUNDS` exits with 0, or with 1
 * after saying what was wrong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include "stress_arena.h"

enum {
    STEPS = 60,
    TURNS = 8
};

typedef struct worker {
    long id;
    unsigned seed;
    size_t made;
} worker;

static ARENA arena;
static worker workers[MOST_THREADS];
static size_t dropped;
static pthread_barrier_t turn;
static struct made *shown[MOST_THREADS]; /* the last that each made, to the next thread */

static __thread unsigned *hook_fails; /* now and then, by the thread's seed */

bool made_init(struct made *object)
{
    if (random_below(hook_fails, 6) == 0) {
        return false;
    }
    object->state = MADE;
    return true;
}

void made_drop(struct made *object)
{
    if (object->state != MADE) {
        WRONG("dropped, and not made");
    }
    object->state = DROPPED;
    dropped++;
}

/* Bytes that are nobody else's are written. */
static struct made *taken(struct made *array, size_t count, long id)
{
    for (size_t i = 0; array != NULL && i < count; i++) {
        array[i].state = id;
    }
    return array;
}

static struct made *make(worker *w)
{
    struct made *object = P(_new)(&arena);
    w->made += object != NULL;
    return object;
}

static void any_step(worker *w, struct made *made)
{
    struct made *array;
    switch (random_below(&w->seed, 6)) {
    case 0:
        (void)taken(P(_alloc)(&arena), 1, w->id);
        break;
    case 1: /* and gives it back, if nothing lies behind */
        array = taken(P(_alloc_n)(&arena, 1 + random_below(&w->seed, 3)), 1, w->id);
        if (array != NULL) {
            (void)P(_resize)(&arena, array, 1, 0);
        }
        break;
    case 2:
        made = make(w);
        break;
    default:
        if (made != NULL) {
            const size_t count = random_below(&w->seed, 3);
            array = P(_resize)(&arena, made, 1, count);
            if (count > 1 && array == made) {
                WRONG("resized where it is");
            }
            (void)(array == made ? NULL : taken(array, count, w->id));
        }
        (void)taken(P(_alloc)(&arena), 1, w->id);
    }
}

static void *work(void *argument)
{
    worker *w = (worker *)argument;
    hook_fails = &w->seed;
    for (size_t i = 0; i < TURNS; i++) {
        struct made *own = NULL;
        for (size_t k = 0; k < STEPS; k++) {
            struct made *made = random_below(&w->seed, 3) == 0 ? make(w) : NULL;
            own = made != NULL ? made : own;
            any_step(w, own);
        }
        shown[w->id - 100] = own;
        (void)pthread_barrier_wait(&turn);
        /* The next thread's, which does not touch it now; and its own meanwhile are nobody's to resize but this one's. */
        struct made *others = shown[(w->id - 100 + 1) % thread_count];
        for (size_t k = 0; k < STEPS / 4; k++) {
            any_step(w, others);
        }
        (void)pthread_barrier_wait(&turn);
    }
    return NULL;
}

static void stays(void)
{
    for (long round = 0; round < rounds; round++) {
        if (P(_init)(&arena) != TYPED_OK) {
            WRONG("no arena");
        }
        dropped = 0;
        (void)pthread_barrier_init(&turn, NULL, (unsigned)thread_count);
        for (long i = 0; i < thread_count; i++) {
            workers[i].id = i + 100;
            workers[i].seed = (unsigned)(round * MOST_THREADS + i);
            workers[i].made = 0;
        }
        start_threads(work, workers, sizeof *workers);
        join_threads();
        size_t made = 0;
        for (long i = 0; i < thread_count; i++) {
            made += workers[i].made;
        }
        (P(_destroy))(&arena);
        (void)pthread_barrier_destroy(&turn);
        if (made != dropped) {
            WRONG("%zu were made and %zu dropped", made, dropped);
        }
    }
}

int main(int argc, char **argv)
{
    static const scenario scenarios[] = {{"stays", stays}};
    return run_scenario(argc, argv, scenarios, sizeof scenarios / sizeof scenarios[0]);
}
