/* typedalloc runtime: blocks that start with an element, for Valgrind. License: MIT. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS */
#endif
#ifdef __APPLE__
#define _DARWIN_C_SOURCE 1
#endif

#include <typed/starts.h>

#ifdef TYPED_VALGRIND

#include <pthread.h>
#include <typed/atomic.h>
#include <sys/mman.h>

/* A block, by the complements of its address and of what must not seem to be pointed to from here. 0 is none; where a block
 * has left only the first is kept, so that those behind it are found. */
typedef struct start {
    uintptr_t block;
    uintptr_t where;
    uintptr_t pool;
} start;

static start *starts; /* a hash table, in memory that is none of malloc's */
static size_t start_room; /* a power of two, or 0 */
static size_t starts_taken; /* of it, those that have left included */
static pthread_mutex_t start_mutex = PTHREAD_MUTEX_INITIALIZER;

static void hold_starts(void)
{
    (void)pthread_mutex_lock(&start_mutex);
}

static void let_go_starts(void)
{
    (void)pthread_mutex_unlock(&start_mutex);
}

/* A child of a fork has a table that no other thread was in the middle of. */
__attribute__((constructor)) static void handle_fork_of_starts(void)
{
    (void)pthread_atfork(hold_starts, let_go_starts, let_go_starts);
}

/* Where a block is in the table, or would be. There is room for it. */
static start *place_of_start(const void *block)
{
    const uintptr_t hidden = ~(uintptr_t)block;
    size_t at = (size_t)(hidden >> 4) * 2654435761u & (start_room - 1);
    while (starts[at].block != 0 && starts[at].block != hidden) {
        at = (at + 1) & (start_room - 1);
    }
    return &starts[at];
}

static void *where_of_start(const start *found)
{
    return (void *)~found->where;
}

/* As many again, but for those that have left; false when the system refuses. */
static bool make_start_room(void)
{
    start *old = starts;
    const size_t old_room = start_room;
    const size_t new_room = start_room == 0 ? 64 : start_room * 2;
    void *mapped = mmap(NULL, new_room * sizeof(start), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) {
        return false;
    }
    starts = (start *)mapped;
    typed_atomic_store(&start_room, new_room, TYPED_RELAXED);
    starts_taken = 0;
    for (size_t i = 0; i < old_room; i++) {
        if (old[i].where != 0) {
            *place_of_start((const void *)~old[i].block) = old[i];
            starts_taken++;
        }
    }
    if (old_room > 0) {
        (void)munmap(old, old_room * sizeof(start));
    }
    return true;
}

/* The entry of a block that is known, or NULL. */
static start *known_start(const void *block)
{
    start *found = start_room == 0 ? NULL : place_of_start(block);
    return found == NULL || found->where == 0 ? NULL : found;
}

static void leave_start(start *found)
{
    (void)VALGRIND_MAKE_MEM_DEFINED(where_of_start(found), sizeof(void *));
    found->where = 0;
    found->pool = 0;
}

TYPED_WEAK void typed_start_enters(const void *pool, void *where)
{
    const unsigned char *block = (const unsigned char *)*(void **)where;
    unsigned char known;
    if (VALGRIND_GET_VBITS(block - 1, &known, 1) != 3) { /* as it is where the byte before is nobody's */
        TYPED_FORGET(where, sizeof(void *));
        return;
    }
    hold_starts();
    if (starts_taken < start_room / 2 || make_start_room()) {
        start *found = place_of_start(block);
        starts_taken += found->block == 0;
        found->block = ~(uintptr_t)block;
        found->where = ~(uintptr_t)where;
        found->pool = ~(uintptr_t)pool;
    }
    let_go_starts();
}

TYPED_WEAK void typed_start_leaves(const void *block)
{
    hold_starts();
    start *found = known_start(block);
    if (found != NULL) {
        leave_start(found);
    }
    let_go_starts();
}

TYPED_WEAK void typed_start_taken(const void *p)
{
    if (typed_atomic_load(&start_room, TYPED_RELAXED) == 0) {
        return;
    }
    hold_starts();
    const start *found = known_start(p);
    if (found != NULL) {
        TYPED_FORGET(where_of_start(found), sizeof(void *));
    }
    let_go_starts();
}

TYPED_WEAK void typed_start_given(const void *p)
{
    if (typed_atomic_load(&start_room, TYPED_RELAXED) == 0) {
        return;
    }
    hold_starts();
    const start *found = known_start(p);
    if (found != NULL) {
        (void)VALGRIND_MAKE_MEM_DEFINED(where_of_start(found), sizeof(void *));
    }
    let_go_starts();
}

TYPED_WEAK void typed_starts_reset(const void *pool)
{
    hold_starts();
    for (size_t i = 0; i < start_room; i++) {
        if (starts[i].where != 0 && starts[i].pool == ~(uintptr_t)pool) {
            (void)VALGRIND_MAKE_MEM_DEFINED(where_of_start(&starts[i]), sizeof(void *));
        }
    }
    let_go_starts();
}

TYPED_WEAK void typed_starts_end(const void *pool)
{
    hold_starts();
    for (size_t i = 0; i < start_room; i++) {
        if (starts[i].where != 0 && starts[i].pool == ~(uintptr_t)pool) {
            leave_start(&starts[i]);
        }
    }
    let_go_starts();
}

#endif
