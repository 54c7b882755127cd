/* typedalloc runtime: what threads keep of `thread-cached` allocators, and how it comes back when a thread ends.
 *
 * A thread's cache of an allocator is one block of memory that begins with a typed_cache. It belongs to its thread: it
 * is made and freed there, also when its allocator ended long before. It stands in two lists: those of its thread, and
 * those of its allocator. A cache enters and leaves both while the registry is held; in which order a thread has its own is its own
 * business.
 *
 * The registry is held before any typed_lock is acquired, and never while one is; fork holds it too. Nothing that calls
 * out of the allocator runs while it is held.
 *
 * License: MIT. */
#ifndef TYPED_THREAD_H_INCLUDED
#define TYPED_THREAD_H_INCLUDED

#include <typed/atomic.h>
#include <typed/lock.h>

#ifdef TYPED_LOCK_HEADER
#error "typedalloc: thread_safety = \"thread-cached\" needs POSIX threads; TYPED_LOCK_HEADER serves mutex and lock-free."
#endif

TYPED_BEGIN_DECLS

typedef struct typed_cache typed_cache;
struct typed_cache {
    typed_cache *next_in_thread;
    typed_cache *next; /* of the same allocator */
    typed_cache *previous;
    typed_cache **all; /* where the allocator's list begins */
    void *allocator; /* NULL once it has ended */
    void (*leave)(typed_cache *cache); /* see typed_cache_new */
};

/** This thread's cache of an allocator, or NULL. O(caches of this thread); found again at once. */
typed_cache *typed_cache_find(const void *allocator);

/** Make this thread's cache of an allocator: zeroed, aligned to a cache line.
 * @param bytes of the whole, which begins with a typed_cache.
 * @param allocator whose.
 * @param all where the allocator's list begins.
 * @param leave called on this thread with the registry held when the cache ends: at the thread's end, or some time
 *        after its allocator's. Gives what is cached back if cache->allocator is not NULL, and forgets the cache.
 * @return NULL when there is no memory, or when the thread is ending and has given its caches back: it works without
 *         one then. */
typed_cache *typed_cache_new(size_t bytes, void *allocator, typed_cache **all, void (*leave)(typed_cache *cache));

/** Forget all caches of an allocator that ends. The threads that have them need not know, and may be ending. */
void typed_caches_end(typed_cache **all);

/** Hold the registry: the lists stay as they are, and no thread leaves. */
void typed_caches_hold(void);

/** Let it go. */
void typed_caches_let_go(void);

TYPED_END_DECLS

#endif
