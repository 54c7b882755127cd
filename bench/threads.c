/* Two threads and one allocator: `threads COLUMN N` prints nanoseconds a pair, or in `pipe` an object.
 *
 *     one    one thread: alloc, write, free
 *     two    two threads, the same at once
 *     deep   two threads, 16 allocations and then 16 frees
 *     pipe   one thread allocates and writes, the other reads and frees; between them a ring of 1024 pointers, of which
 *            64 at a time are made visible
 *     ring   the ring alone, over 4096 elements of an array
 *
 * Compiled once for each subject: -DHEADER='"typed_pool_x.h"' -DPOOL=typed_pool_x for an emitted pool, or one of
 * -DBY_CAS (a list with index and tag in one word, and backoff, by hand: in arrays of the program, 32 bits of tag),
 * -DBY_CAS_NARROW (the same with no more index bits than the capacity needs),
 * -DBY_CAS_ALLOCATED (the same with a capacity that is known at run time: in memory from malloc, and as many bits of tag as
 * the capacity leaves, as a pool has it), -DBY_MUTEX (a list under a mutex, by hand), -DBY_MALLOC, -DBY_DPDK (an rte_mempool with a cache of 64 for each thread). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "line.h"

enum {
    CAPACITY = 65536,
    DEEP = 16,
    RING = 1024,
    VISIBLE = 64,
    FEW = 4096
};

#if defined(HEADER)

#include HEADER
#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
static POOL pool;
#define START() (JOIN(POOL, _init_capacity)(&pool, CAPACITY) == TYPED_OK)
#define ALLOC() JOIN(POOL, _alloc)(&pool)
#define FREE(object) JOIN(POOL, _free)(&pool, object)

#elif defined(BY_MALLOC)

#define START() 1
#define ALLOC() (struct line *)malloc(sizeof(struct line))
#define FREE(object) free(object)

#elif defined(BY_DPDK)

#include <rte_eal.h>
#include <rte_lcore.h>
#include <rte_mempool.h>

static struct rte_mempool *mempool;

static int start(void)
{
    static char words[][16] = {"threads", "--no-huge", "--no-shconf", "-m", "256", "--no-pci", "-l", "0", "--no-telemetry"};
    char *arguments[sizeof words / sizeof words[0]];
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        arguments[i] = words[i];
    }
    if (rte_eal_init((int)(sizeof words / sizeof words[0]), arguments) < 0) {
        return 0;
    }
    mempool = rte_mempool_create("lines", CAPACITY - 1, sizeof(struct line), 64, 0, NULL, NULL, NULL, NULL, SOCKET_ID_ANY, 0);
    return mempool != NULL;
}

static inline struct line *alloc_by_mempool(void)
{
    void *object = NULL;
    (void)rte_mempool_get(mempool, &object);
    return object;
}
#define START() start()
#define ENTER_THREAD() (void)rte_thread_register()
#define ALLOC() alloc_by_mempool()
#define FREE(object) rte_mempool_put(mempool, object)

#elif defined(BY_CAS) || defined(BY_CAS_NARROW) || defined(BY_CAS_ALLOCATED)

static _Alignas(64) uint64_t head;

#if defined(BY_CAS) || defined(BY_CAS_NARROW)

static struct line slots[CAPACITY];
static uint32_t links[CAPACITY];
#if defined(BY_CAS)
#define INDEX ((uint64_t)UINT32_MAX)
#else
#define INDEX ((uint64_t)(2 * CAPACITY - 1)) /* all ones are no slot */
#endif
#define GET_MEMORY() 1

#else

static _Alignas(64) struct line *slots;
static uint32_t *links;
static uint64_t index_mask;
#define INDEX index_mask

__attribute__((noinline)) static int get_memory(size_t capacity)
{
    slots = aligned_alloc(64, capacity * sizeof(struct line));
    links = malloc(capacity * sizeof(uint32_t));
    index_mask = UINT64_MAX >> __builtin_clzll(capacity);
    return slots != NULL && links != NULL;
}
#define GET_MEMORY() get_memory(CAPACITY)

#endif

static int start(void)
{
    if (!GET_MEMORY()) {
        return 0;
    }
    for (uint32_t i = 0; i < CAPACITY; i++) {
        links[i] = i + 1 < CAPACITY ? i + 1 : (uint32_t)INDEX;
    }
    return 1;
}

static void back_off(unsigned *pauses)
{
    for (unsigned i = 0; i < *pauses; i++) {
        __builtin_ia32_pause();
    }
    *pauses = *pauses < 1024 ? *pauses * 2 : *pauses;
}

static inline struct line *alloc_by_cas(void)
{
    unsigned pauses = 4;
    uint64_t seen = __atomic_load_n(&head, __ATOMIC_ACQUIRE);
    for (;;) {
        const uint32_t slot = (uint32_t)(seen & INDEX);
        if (slot == INDEX) {
            return NULL;
        }
        const uint64_t next = ((seen | INDEX) + 1) | __atomic_load_n(&links[slot], __ATOMIC_RELAXED);
        if (__atomic_compare_exchange_n(&head, &seen, next, 1, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE)) {
            return &slots[slot];
        }
        back_off(&pauses);
    }
}

static inline void free_by_cas(struct line *object)
{
    unsigned pauses = 4;
    const uint32_t slot = (uint32_t)(object - slots);
    uint64_t seen = __atomic_load_n(&head, __ATOMIC_RELAXED);
    for (;;) {
        __atomic_store_n(&links[slot], (uint32_t)(seen & INDEX), __ATOMIC_RELAXED);
        if (__atomic_compare_exchange_n(&head, &seen, (seen & ~INDEX) | slot, 1, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {
            return;
        }
        back_off(&pauses);
    }
}
#define START() start()
#define ALLOC() alloc_by_cas()
#define FREE(object) free_by_cas(object)

#else

typedef union slot {
    struct line line;
    union slot *next;
} slot;
static slot slots[CAPACITY];
static slot *first;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int start(void)
{
    for (size_t i = CAPACITY; i-- > 0;) {
        slots[i].next = first;
        first = &slots[i];
    }
    return 1;
}

static inline struct line *alloc_by_mutex(void)
{
    pthread_mutex_lock(&mutex);
    slot *taken = first;
    first = taken == NULL ? NULL : taken->next;
    pthread_mutex_unlock(&mutex);
    return &taken->line;
}

static inline void free_by_mutex(struct line *object)
{
    pthread_mutex_lock(&mutex);
    ((slot *)object)->next = first;
    first = (slot *)object;
    pthread_mutex_unlock(&mutex);
}
#define START() start()
#define ALLOC() alloc_by_mutex()
#define FREE(object) free_by_mutex(object)

#endif

/* What a thread must say before it allocates; malloc and pools need nothing. */
#ifndef ENTER_THREAD
#define ENTER_THREAD() (void)0
#endif

static long count;
static const char *column;
static pthread_barrier_t barrier;
static double took[2];

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Each on a core of its own; then all at once. */
static void ready(size_t self)
{
    cpu_set_t cores;
    ENTER_THREAD();
    CPU_ZERO(&cores);
    CPU_SET(self, &cores);
    (void)pthread_setaffinity_np(pthread_self(), sizeof cores, &cores);
    pthread_barrier_wait(&barrier);
}

/* The optimiser must assume that somebody looks at it, or a pair of malloc and free is gone. */
#define SEEN(object) __asm__ volatile(""            \
                                      :             \
                                      : "r"(object) \
                                      : "memory")

static void *pairs(void *argument)
{
    const size_t self = (size_t)argument;
    ready(self);
    const double from = now();
    for (long i = 0; i < count; i++) {
        struct line *object = ALLOC();
        object->words[1] = i;
        SEEN(object);
        FREE(object);
    }
    took[self] = (now() - from) / (double)count;
    return NULL;
}

static void *deep(void *argument)
{
    const size_t self = (size_t)argument;
    ready(self);
    const double from = now();
    struct line *objects[DEEP];
    for (long i = 0; i < count; i += DEEP) {
        for (size_t j = 0; j < DEEP; j++) {
            objects[j] = ALLOC();
            objects[j]->words[1] = i;
        }
        SEEN(objects);
        for (size_t j = 0; j < DEEP; j++) {
            FREE(objects[j]);
        }
    }
    took[self] = (now() - from) / (double)count;
    return NULL;
}

static _Alignas(64) struct line *ring[RING];
static _Alignas(64) long written;
static _Alignas(64) long read_;
static struct line few[FEW];

static void *produce(void *argument)
{
    const int is_ring_alone = column[0] == 'r';
    ready((size_t)argument);
    long seen = 0;
    for (long i = 0; i < count; i++) {
        struct line *object = is_ring_alone ? &few[i % FEW] : ALLOC();
        object->words[1] = i;
        while (i - seen >= RING) {
            seen = __atomic_load_n(&read_, __ATOMIC_ACQUIRE);
        }
        ring[i % RING] = object;
        if ((i + 1) % VISIBLE == 0 || i + 1 == count) {
            __atomic_store_n(&written, i + 1, __ATOMIC_RELEASE);
        }
    }
    return NULL;
}

static void *consume(void *argument)
{
    const int is_ring_alone = column[0] == 'r';
    ready((size_t)argument);
    const double from = now();
    long seen = 0;
    for (long i = 0; i < count; i++) {
        while (seen <= i) {
            seen = __atomic_load_n(&written, __ATOMIC_ACQUIRE);
        }
        struct line *object = ring[i % RING];
        if (object->words[1] != i) {
            fprintf(stderr, "object %ld was written by another\n", i);
            _Exit(1);
        }
        if (!is_ring_alone) {
            FREE(object);
        }
        if ((i + 1) % VISIBLE == 0 || i + 1 == count) {
            __atomic_store_n(&read_, i + 1, __ATOMIC_RELEASE);
        }
    }
    took[0] = (now() - from) / (double)count;
    return NULL;
}

int main(int words, char **arguments)
{
    if (words != 3 || !START()) {
        return 2;
    }
    column = arguments[1];
    count = atol(arguments[2]);
    const size_t threads = column[0] == 'o' ? 1 : 2;
    const int is_ring = column[0] == 'p' || column[0] == 'r';
    void *(*work[2])(void *) = {is_ring ? produce : column[0] == 'd' ? deep
                                                                     : pairs,
        is_ring ? consume : column[0] == 'd' ? deep
                                             : pairs};
    pthread_t ids[2];
    pthread_barrier_init(&barrier, NULL, (unsigned)threads);
    for (size_t i = 0; i < threads; i++) {
        pthread_create(&ids[i], NULL, work[i], (void *)i);
    }
    for (size_t i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
    }
    printf("%.3f\n", took[0] > took[1] ? took[0] : took[1]);
    return 0;
}
