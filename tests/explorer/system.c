/* What explored code has of the system, in place of the real thing (-Wl,--wrap=NAME): mutexes that are points, the
 * thread-specific data whose destructors run when a thread ends, and memory. All of it begins anew with each execution,
 * and memory at the same addresses, whatever the schedule.
 *
 * Memory that was freed is not used again in the same execution, and must stay as free left it. */
#include "explorer.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

enum {
    MUTEXES = 16,
    KEYS = 4,
    BLOCKS = 32, /* of each thread */
    ARENA = 64 * 1024, /* bytes of each thread */
    ALIGNMENT = 64,
    ROUNDS = 4, /* of destructors, as PTHREAD_DESTRUCTOR_ITERATIONS */
    GARBAGE = 0xDD,
    RESERVED = 512 * 1024, /* bytes of address space, for one pool at a time */
    RESERVED_ALIGNMENT = 65536,
    THREADS = EXPLORER_THREADS + 1,
    NOBODY = -1
};

typedef struct mutex_state {
    const volatile void *mutex;
    int owner;
    bool is_destroyed;
} mutex_state;

typedef struct block {
    unsigned char *start;
    size_t size;
    bool is_freed;
} block;

static mutex_state mutexes[MUTEXES];
static int mutex_count;
static void (*destructors[KEYS])(void *);
static unsigned key_count;
static const void *specific[THREADS][KEYS];
static unsigned char arenas[THREADS][ARENA] __attribute__((__aligned__(ALIGNMENT)));
static size_t arena_used[THREADS];
static block blocks[THREADS][BLOCKS];
static int block_count[THREADS];
static unsigned char reserved[RESERVED] __attribute__((__aligned__(RESERVED_ALIGNMENT)));
static bool is_reserved;

int __wrap_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes);
int __wrap_pthread_mutex_destroy(pthread_mutex_t *mutex);
int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex);
int __wrap_pthread_mutex_unlock(pthread_mutex_t *mutex);
int __wrap_pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));
int __wrap_pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int __wrap_pthread_setspecific(pthread_key_t key, const void *value);
void *__wrap_pthread_getspecific(pthread_key_t key);
void *__wrap_malloc(size_t size);
void *__wrap_aligned_alloc(size_t align, size_t size);
void __wrap_free(void *p);
void *__wrap_typed_virtual_reserve(size_t size, size_t align);
bool __wrap_typed_virtual_commit(void *p, size_t size);
void __wrap_typed_virtual_release(void *p, size_t size);

static mutex_state *state_of(const volatile void *mutex)
{
    for (int i = 0; i < mutex_count; i++) {
        if (mutexes[i].mutex == mutex) {
            return &mutexes[i];
        }
    }
    if (mutex_count == MUTEXES) {
        explorer_fail("more than %d mutexes", MUTEXES);
    }
    mutexes[mutex_count] = (mutex_state){mutex, NOBODY, false};
    mutex_count++;
    return &mutexes[mutex_count - 1];
}

bool system_can_lock(const volatile void *mutex)
{
    return state_of(mutex)->owner == NOBODY;
}

int __wrap_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes)
{
    (void)attributes;
    *state_of(mutex) = (mutex_state){mutex, NOBODY, false};
    return 0;
}

int __wrap_pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    mutex_state *state = state_of(mutex);
    if (state->owner != NOBODY) {
        explorer_fail("a mutex is destroyed that thread %d holds", state->owner);
    }
    state->is_destroyed = true;
    return 0;
}

int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex)
{
    explorer_point(EXPLORER_LOCK, mutex);
    mutex_state *state = state_of(mutex);
    if (state->is_destroyed || state->owner != NOBODY) {
        explorer_fail("thread %d locks a mutex that %s", explorer_thread(), state->is_destroyed ? "was destroyed" : "nobody will unlock");
    }
    state->owner = explorer_thread();
    return 0;
}

int __wrap_pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    explorer_point(EXPLORER_UNLOCK, mutex);
    mutex_state *state = state_of(mutex);
    if (state->owner != explorer_thread()) {
        explorer_fail("thread %d unlocks a mutex that it does not hold", explorer_thread());
    }
    state->owner = NOBODY;
    return 0;
}

int __wrap_pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    (void)prepare;
    (void)parent;
    (void)child;
    return 0;
}

int __wrap_pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    if (key_count == KEYS) {
        return EAGAIN;
    }
    *key = key_count;
    destructors[key_count] = destructor;
    key_count++;
    return 0;
}

int __wrap_pthread_setspecific(pthread_key_t key, const void *value)
{
    specific[explorer_thread()][key] = value;
    return 0;
}

void *__wrap_pthread_getspecific(pthread_key_t key)
{
    return (void *)(uintptr_t)specific[explorer_thread()][key];
}

void system_thread_ends(void)
{
    bool is_done = false;
    for (int round = 0; round < ROUNDS && !is_done; round++) {
        is_done = true;
        for (unsigned key = 0; key < key_count; key++) {
            const void **value = &specific[explorer_thread()][key];
            void *last = (void *)(uintptr_t)*value;
            *value = NULL;
            if (last != NULL && destructors[key] != NULL) {
                is_done = false;
                destructors[key](last);
            }
        }
    }
}

void *__wrap_aligned_alloc(size_t align, size_t size)
{
    const int thread = explorer_thread();
    const size_t padded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (align > ALIGNMENT || block_count[thread] == BLOCKS || padded > ARENA - arena_used[thread]) {
        explorer_fail("thread %d has no memory for %zu bytes", thread, size);
    }
    unsigned char *start = &arenas[thread][arena_used[thread]];
    arena_used[thread] += padded;
    blocks[thread][block_count[thread]] = (block){start, size, false};
    block_count[thread]++;
    return start;
}

void *__wrap_malloc(size_t size)
{
    return __wrap_aligned_alloc(ALIGNMENT, size);
}

static block *block_at(const void *p)
{
    for (int thread = 0; thread < THREADS; thread++) {
        for (int i = 0; i < block_count[thread]; i++) {
            if (blocks[thread][i].start == p) {
                return &blocks[thread][i];
            }
        }
    }
    return NULL;
}

void __wrap_free(void *p)
{
    if (p == NULL) {
        return;
    }
    block *at = block_at(p);
    if (at == NULL || at->is_freed) {
        explorer_fail("thread %d frees memory that %s", explorer_thread(), at == NULL ? "is none" : "was freed");
    }
    at->is_freed = true;
    memset(at->start, GARBAGE, at->size);
}

void *__wrap_typed_virtual_reserve(size_t size, size_t align)
{
    if (is_reserved || align > RESERVED_ALIGNMENT || size > RESERVED) {
        explorer_fail("no address space of %zu bytes", size);
    }
    is_reserved = true;
    memset(reserved, 0, size);
    return reserved;
}

bool __wrap_typed_virtual_commit(void *p, size_t size)
{
    const size_t from = (size_t)((unsigned char *)p - reserved);
    return is_reserved && from < RESERVED && size <= RESERVED - from;
}

void __wrap_typed_virtual_release(void *p, size_t size)
{
    (void)size;
    if (!is_reserved || p != reserved) {
        explorer_fail("address space is given back that was not reserved");
    }
    is_reserved = false;
}

void system_start(void)
{
    is_reserved = false;
    runtime_reset();
    mutex_count = 0;
    key_count = 0;
    memset(specific, 0, sizeof specific);
    memset(arena_used, 0, sizeof arena_used);
    memset(block_count, 0, sizeof block_count);
}

static void check_block(const block *at)
{
    if (!at->is_freed) {
        explorer_fail("%zu bytes of memory were not freed", at->size);
    }
    for (size_t i = 0; i < at->size; i++) {
        if (at->start[i] != GARBAGE) {
            explorer_fail("byte %zu of %zu was written after it was freed", i, at->size);
        }
    }
}

void system_end(void)
{
    if (is_reserved) {
        explorer_fail("address space was not given back");
    }
    for (int thread = 0; thread < THREADS; thread++) {
        for (int i = 0; i < block_count[thread]; i++) {
            check_block(&blocks[thread][i]);
        }
    }
}
