/* typedalloc runtime: the caches of each thread. License: MIT. */
#ifdef TYPED_LOCK_HEADER

/* No POSIX threads, so no thread-cached allocators; a translation unit needs a declaration. */
typedef int typed_thread_is_absent;

#else

#include <typed/thread.h>

#include <stdlib.h>

/* Weak and not static: bundled copies of the runtime in one program share one registry. */
typedef struct typed_thread_registry {
    pthread_key_t key; /* its destructor is what happens at a thread's end */
    bool has_key;
} typed_thread_registry;

TYPED_WEAK typed_thread_registry typed_threads;

/* This thread's caches, the one found last first; and whether it gave them back for good. */
typedef struct typed_thread_own {
    typed_cache *first;
    bool is_ending;
} typed_thread_own;

TYPED_WEAK TYPED_THREAD_LOCAL typed_thread_own typed_own;

TYPED_WEAK void typed_caches_hold(void)
{
    typed_locks_hold();
}

TYPED_WEAK void typed_caches_let_go(void)
{
    typed_locks_let_go();
}

/* Take a cache out of its allocator's list. */
static void unlist(typed_cache *cache)
{
    if (cache->previous == NULL) {
        *cache->all = cache->next;
    } else {
        cache->previous->next = cache->next;
    }
    if (cache->next != NULL) {
        cache->next->previous = cache->previous;
    }
}

/* End those of this thread's caches that have no allocator any more, or all. The registry is held. */
static void end_caches(bool is_all)
{
    typed_cache **at = &typed_own.first;
    while (*at != NULL) {
        typed_cache *cache = *at;
        const bool is_orphan = typed_atomic_load(&cache->allocator, TYPED_RELAXED) == NULL;
        if (!is_orphan && !is_all) {
            at = &cache->next_in_thread;
            continue;
        }
        *at = cache->next_in_thread;
        cache->leave(cache);
        if (!is_orphan) {
            unlist(cache);
        }
        free(cache);
    }
}

/* The destructor of the thread key. Other destructors may still free elements after it: the thread works without
 * caches then, so that there is nothing left to be given back a second time. */
static void end_thread(void *own)
{
    (void)own;
    typed_caches_hold();
    typed_own.is_ending = true;
    end_caches(true);
    typed_caches_let_go();
}

TYPED_WEAK typed_cache *typed_cache_find(const void *allocator)
{
    typed_cache **at = &typed_own.first;
    while (*at != NULL && typed_atomic_load(&(*at)->allocator, TYPED_RELAXED) != allocator) {
        at = &(*at)->next_in_thread;
    }
    typed_cache *found = *at;
    if (found != NULL) {
        *at = found->next_in_thread;
        found->next_in_thread = typed_own.first;
        typed_own.first = found;
    }
    return found;
}

/* Whether this thread's end will be noticed. The registry is held. */
static bool watch_thread(void)
{
    if (!typed_threads.has_key) {
        typed_threads.has_key = pthread_key_create(&typed_threads.key, end_thread) == 0;
    }
    return typed_threads.has_key && pthread_setspecific(typed_threads.key, &typed_own) == 0;
}

TYPED_WEAK typed_cache *typed_cache_new(size_t bytes, void *allocator, typed_cache **all, void (*leave)(typed_cache *cache))
{
    if (typed_own.is_ending) {
        return NULL;
    }
    typed_cache *cache = (typed_cache *)aligned_alloc(TYPED_LINE, TYPED_ALIGN_UP(bytes, TYPED_LINE));
    if (cache == NULL) {
        return NULL;
    }
    memset(cache, 0, bytes);
    cache->allocator = allocator;
    cache->all = all;
    cache->leave = leave;
    typed_caches_hold();
    const bool is_watched = watch_thread();
    if (is_watched) {
        end_caches(false);
        cache->next = *all;
        if (cache->next != NULL) {
            cache->next->previous = cache;
        }
        *all = cache;
        cache->next_in_thread = typed_own.first;
        typed_own.first = cache;
    }
    typed_caches_let_go();
    if (!is_watched) {
        free(cache);
        return NULL;
    }
    return cache;
}

TYPED_WEAK void typed_caches_end(typed_cache **all)
{
    typed_caches_hold();
    for (typed_cache *cache = *all; cache != NULL; cache = cache->next) {
        typed_atomic_store(&cache->allocator, NULL, TYPED_RELAXED);
    }
    *all = NULL;
    typed_caches_let_go();
}

#endif
