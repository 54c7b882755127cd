/* One alloc, one word written, one free, N times: `pairs N` prints nanoseconds a pair.
 *
 * With -DAPART the compiler is kept from seeing that alloc and free are of one element, as where a program calls them in
 * different functions; else it leaves out of a pair what the other half would undo.
 *
 * Compiled once for each subject: -DHEADER='"typed_pool_x.h"' -DPOOL=typed_pool_x for an emitted pool, or one
 * of -DBY_HAND (the intrusive list that one would write), -DBY_HAND_LOCKED (the same under a pthread mutex),
 * -DBY_MALLOC. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "line.h"

#if defined(APART) || defined(BY_MALLOC)
/* Of malloc always: else gcc leaves the whole pair out. */
#define FORGET(object) __asm__ volatile(""             \
                                        : "+r"(object) \
                                        :              \
                                        : "memory")
#else
#define FORGET(object) ((void)0)
#endif

#if defined(HEADER)

#include HEADER
#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
static POOL pool;
#define START() (JOIN(POOL, _init)(&pool) == TYPED_OK)
#define ALLOC() JOIN(POOL, _alloc)(&pool)
#define FREE(object) JOIN(POOL, _free)(&pool, object)

#elif defined(BY_MALLOC)

#define START() 1
#define ALLOC() (struct line *)malloc(sizeof(struct line))
#define FREE(object) free(object)

#else

typedef union slot {
    struct line line;
    union slot *next;
} slot;
/* Visible from outside, as a pool's state is: else the compiler keeps the head in a register. */
typedef struct list {
    slot *head;
    slot slots[4096];
} list;
list by_hand;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

__attribute__((noinline)) static int start(void)
{
    for (size_t i = 0; i < sizeof by_hand.slots / sizeof by_hand.slots[0]; i++) {
        by_hand.slots[i].next = by_hand.head;
        by_hand.head = &by_hand.slots[i];
    }
    return 1;
}

static inline struct line *alloc_by_hand(void)
{
    slot *taken = by_hand.head;
    if (taken == NULL) {
        return NULL;
    }
    by_hand.head = taken->next;
    return &taken->line;
}

static inline void free_by_hand(struct line *object)
{
    slot *given = (slot *)object;
    given->next = by_hand.head;
    by_hand.head = given;
}

#define START() start()
#if defined(BY_HAND_LOCKED)
static inline struct line *alloc_locked(void)
{
    pthread_mutex_lock(&mutex);
    struct line *object = alloc_by_hand();
    pthread_mutex_unlock(&mutex);
    return object;
}

static inline void free_locked(struct line *object)
{
    pthread_mutex_lock(&mutex);
    free_by_hand(object);
    pthread_mutex_unlock(&mutex);
}
#define ALLOC() alloc_locked()
#define FREE(object) free_locked(object)
#else
#define ALLOC() alloc_by_hand()
#define FREE(object) free_by_hand(object)
#endif

#endif

int main(int count, char **arguments)
{
    const long pairs = count > 1 ? atol(arguments[1]) : 1000000;
    struct timespec from, to;
    if (!START()) {
        return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (long i = 0; i < pairs; i++) {
        struct line *object = ALLOC();
        if (object == NULL) {
            return 1;
        }
        object->words[1] = i;
        FORGET(object);
        FREE(object);
        FORGET(object);
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%.3f\n", ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / (double)pairs);
    return 0;
}
