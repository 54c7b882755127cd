/* Threads that make, allocate, resize and pop in one emitted lock-free stack, which drops what was made: each element is
 * dropped once, by the pop that gives it back or with what it is in, and by nobody else.
 *
 * Compiled with -DHEADER='"typed_stack_x.h"' -DARENA=typed_stack_x; `made pops THREADS ROUNDS` exits with 0, or with 1
 * after saying what was wrong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include "stress_threads.h"

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define P(name) JOIN(ARENA, name)

enum {
    STEPS = 500
};

typedef struct worker {
    long id;
    size_t made;
    size_t popped;
} worker;

static ARENA stack;
static worker workers[MOST_THREADS];
static size_t dropped; /* by anybody */

static __thread size_t hook_calls; /* of drops in this thread */

bool made_init(struct made *object)
{
    object->state = MADE;
    return true;
}

void made_drop(struct made *object)
{
    if (object->state != MADE) {
        WRONG("dropped, and not made");
    }
    object->state = DROPPED;
    hook_calls++;
    (void)__atomic_add_fetch(&dropped, 1, __ATOMIC_RELAXED);
}

static void wanted(bool is_right, const char *what)
{
    if (!is_right) {
        WRONG("%s", what);
    }
}

/* A pop runs the hook if it pops what was made, and else it runs none. */
static bool pops(struct made *array, size_t count, bool is_made)
{
    const size_t before = hook_calls;
    const bool is_popped = P(_try_pop)(&stack, array, count);
    wanted(hook_calls == before + (is_popped && is_made), "a pop has dropped what it does not pop, or not what it does");
    return is_popped;
}

/* What is not one allocation is not popped as one, and what was made is not resized where it is. */
static void misunderstand(struct made *plain, struct made *made)
{
    wanted(!pops(plain, (size_t)(made - plain) + 1, false), "popped with what is before it");
    wanted(P(_resize)(&stack, made, 1, 0) == made, "resized to nothing");
    wanted(made->state == MADE, "dropped by a resize");
    struct made *moved = P(_resize)(&stack, made, 1, 2);
    wanted(moved != made, "resized where it is");
    (void)(moved != NULL && pops(moved, 2, false));
}

static void *work(void *argument)
{
    worker *w = (worker *)argument;
    for (size_t i = 0; i < STEPS; i++) {
        struct made *plain = P(_alloc)(&stack);
        struct made *made = P(_new)(&stack);
        struct made *array = P(_alloc_n)(&stack, 2);
        w->made += made != NULL;
        if (plain != NULL) {
            plain->state = w->id;
        }
        if (array != NULL) {
            array[0].state = array[1].state = w->id;
            wanted(made == NULL || !pops(made, 1, true), "popped from below another");
            wanted(made == NULL || made->state == MADE, "another has written an element");
            (void)pops(array, 2, false);
        }
        if (plain != NULL && made != NULL && plain < made && i % 8 == 0) {
            misunderstand(plain, made);
        }
        w->popped += made != NULL && pops(made, 1, true);
        wanted(plain == NULL || plain->state == w->id, "another has written an element");
        (void)(plain != NULL && pops(plain, 1, false));
    }
    return NULL;
}

static void pop_all(void)
{
    for (long round = 0; round < rounds; round++) {
        wanted(P(_init)(&stack) == TYPED_OK, "no stack");
        dropped = 0;
        memset(workers, 0, sizeof workers);
        for (long i = 0; i < thread_count; i++) {
            workers[i].id = i + 100;
        }
        start_threads(work, workers, sizeof *workers);
        join_threads();
        size_t made = 0;
        size_t popped = 0;
        for (long i = 0; i < thread_count; i++) {
            made += workers[i].made;
            popped += workers[i].popped;
        }
        wanted(popped == dropped, "popped are not those that were dropped");
        wanted(thread_count > 1 || popped == made, "not popped, although nobody came between");
        wanted(P(_verify)(&stack), "not sound");
        (P(_destroy))(&stack);
        if (made != dropped) {
            WRONG("%zu were made and %zu dropped", made, dropped);
        }
    }
}

int main(int argc, char **argv)
{
    static const scenario scenarios[] = {{"pops", pop_all}};
    return run_scenario(argc, argv, scenarios, sizeof scenarios / sizeof scenarios[0]);
}
