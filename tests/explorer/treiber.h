/* A pool that is wrong: a stack of free elements whose head is an address and nothing else, so that a head that came
 * back passes for one that never went. What the explorer must find. */
#ifndef TREIBER_H_INCLUDED
#define TREIBER_H_INCLUDED

#include <typed/atomic.h>
#include <typed/fault.h>

#include <stdlib.h>

typedef struct treiber_node treiber_node;
struct treiber_node {
    treiber_node *next;
    uint64_t object;
};

typedef struct treiber {
    treiber_node *nodes;
    treiber_node *head;
    size_t capacity;
} treiber;

static inline uint64_t *treiber_alloc(treiber *pool)
{
    treiber_node *head = typed_atomic_load(&pool->head, TYPED_ACQUIRE);
    treiber_node *next;
    do {
        if (head == NULL) {
            return NULL;
        }
        next = typed_atomic_load(&head->next, TYPED_RELAXED);
    } while (!typed_atomic_compare_exchange(&pool->head, &head, next, TYPED_ACQUIRE));
    return &head->object;
}

static inline void treiber_free(treiber *pool, uint64_t *object)
{
    treiber_node *node = (treiber_node *)(void *)((unsigned char *)object - offsetof(treiber_node, object));
    treiber_node *head = typed_atomic_load(&pool->head, TYPED_RELAXED);
    do {
        typed_atomic_store(&node->next, head, TYPED_RELAXED);
    } while (!typed_atomic_compare_exchange(&pool->head, &head, node, TYPED_RELEASE));
}

static inline typed_status treiber_init_capacity(treiber *pool, size_t capacity)
{
    pool->nodes = (treiber_node *)malloc(capacity * sizeof *pool->nodes);
    pool->head = NULL;
    pool->capacity = capacity;
    for (size_t i = capacity; i > 0; i--) {
        treiber_free(pool, &pool->nodes[i - 1].object);
    }
    return TYPED_OK;
}

static inline void treiber_destroy(treiber *pool)
{
    free(pool->nodes);
}

static inline size_t treiber_alloc_bulk(treiber *pool, uint64_t **objects, size_t count)
{
    (void)pool;
    (void)objects;
    (void)count;
    return 0;
}

static inline void treiber_free_bulk(treiber *pool, uint64_t *const *objects, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        treiber_free(pool, objects[i]);
    }
}

static inline void treiber_reset(treiber *pool)
{
    (void)pool;
}

static inline void treiber_thread_flush(treiber *pool)
{
    (void)pool;
}

static inline size_t treiber_capacity(const treiber *pool)
{
    return pool->capacity;
}

static inline size_t treiber_live(const treiber *pool)
{
    size_t live = pool->capacity;
    for (const treiber_node *node = pool->head; node != NULL && live > 0; node = node->next) {
        live--;
    }
    return live;
}

static inline bool treiber_stats(const treiber *pool, typed_stats *out)
{
    (void)pool;
    (void)out;
    return false;
}

static inline bool treiber_verify(const treiber *pool)
{
    (void)pool;
    return true;
}

#endif
