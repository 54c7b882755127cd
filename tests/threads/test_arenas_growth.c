/* Threads that need the last chunk of one emitted bump arena at the same moment: there is room for all of them, so none may
 * be told that there is none, whoever gets the chunk.
 *
 * Compiled with -DHEADER='"typed_bump_x.h"' -DARENA=typed_bump_x; the emitted source with -include of a header that lets
 * other threads come between at each release of a lock. Exits with 0, or with 1 after saying how many failed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include <pthread.h>
#include <stdio.h>

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define P(name) JOIN(ARENA, name)

enum {
    THREADS = 4, /* and a chunk has room for one element of each */
    ROUNDS = 3000
};

static ARENA arena;
static size_t failed;
static pthread_barrier_t gate;

static void *take_one(void *unused)
{
    (void)unused;
    for (int round = 0; round < ROUNDS; round++) {
        (void)pthread_barrier_wait(&gate); /* it is made */
        if (P(_alloc)(&arena) == NULL) {
            (void)__atomic_fetch_add(&failed, 1, __ATOMIC_RELAXED);
        }
        (void)pthread_barrier_wait(&gate);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    (void)pthread_barrier_init(&gate, NULL, THREADS + 1);
    for (size_t i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, take_one, NULL) != 0) {
            return 1;
        }
    }
    for (int round = 0; round < ROUNDS; round++) {
        if (P(_init)(&arena) != TYPED_OK || P(_alloc_n)(&arena, THREADS) == NULL) {
            return 1;
        }
        (void)pthread_barrier_wait(&gate);
        (void)pthread_barrier_wait(&gate);
        (P(_destroy))(&arena);
    }
    for (size_t i = 0; i < THREADS; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    if (failed > 0) {
        fprintf(stderr, "%zu failed although there was room\n", failed);
        return 1;
    }
    return 0;
}
