/* typedalloc runtime: the lock of `mutex` allocators.
 *
 * With POSIX threads it is a pthread mutex that survives fork: before a fork every live typed_lock is
 * acquired, and released again in the parent and in the child, so that the child's allocators are whole.
 * No thread holds two of them at once (callbacks run with none held), so any order is free of deadlock.
 *
 * Elsewhere, compile with -DTYPED_LOCK_HEADER='"my_lock.h"'. That header defines a type and four functions
 * (static inline, or a macro each), and lock.c is then empty:
 *
 *     typedef struct typed_lock { ... } typed_lock;        all zero: acquire, release, destroy are harmless
 *     bool typed_lock_init(typed_lock *lock);              false when there is no lock to be had
 *     void typed_lock_destroy(typed_lock *lock);
 *     void typed_lock_acquire(const typed_lock *lock);     const: an observer locks too
 *     void typed_lock_release(const typed_lock *lock);
 *
 * License: MIT. */
#ifndef TYPED_LOCK_H_INCLUDED
#define TYPED_LOCK_H_INCLUDED

#include <typed/base.h>

#ifdef TYPED_LOCK_HEADER

#include TYPED_LOCK_HEADER

#ifndef typed_lock_init_spinning
#define typed_lock_init_spinning(lock) typed_lock_init(lock) /* such a header may define it as well */
#endif
#ifndef typed_locks_forked
#define typed_locks_forked() false
#endif

#elif defined(__unix__) || defined(__APPLE__)

#include <pthread.h>

#include <typed/links.h>

TYPED_BEGIN_DECLS

typedef struct typed_lock {
    pthread_mutex_t mutex;
    typed_link link; /* in the list that fork walks */
    bool ready; /* false in zeroed memory, whose lock guards nothing */
} typed_lock;

/** False when the system has no mutex to give. The lock must not move afterwards. O(live locks): one that is made again without
 * an end is listed once. */
bool typed_lock_init(typed_lock *lock);

/** The same for a lock that is taken once for many elements: a thread that waits spins for a moment before it sleeps (glibc;
 * elsewhere as typed_lock_init). Where it is taken for each element that costs more than it gains. */
bool typed_lock_init_spinning(typed_lock *lock);

/** No thread may hold the lock. A zeroed lock, or one destroyed, is a no-op. */
void typed_lock_destroy(typed_lock *lock);

/** Hold what is held before any lock, by fork and by threads that end: no lock is made or ended meanwhile, and fork
 * waits. Never while a lock is held. */
void typed_locks_hold(void);

/** Let it go. */
void typed_locks_let_go(void);

/** Hold what comes before even that: for walking allocators and calling into them. Fork holds it too. Not twice by one
 * thread. */
void typed_walk_hold(void);

/** Let it go. */
void typed_walk_let_go(void);

/** Whether this process is the child of a fork: what other threads were just doing without a lock, nobody ends here. */
bool typed_locks_forked(void);

/* On Linux (glibc, musl, bionic) zeroed memory is an unlocked mutex, so there is nothing to ask. */
#if defined(__linux__)
#define TYPED_LOCK_IS_READY(lock) ((void)(lock), true)
#else
#define TYPED_LOCK_IS_READY(lock) ((lock)->ready)
#endif

static inline void typed_lock_acquire(const typed_lock *lock)
{
    if (TYPED_LOCK_IS_READY(lock)) {
        (void)pthread_mutex_lock((pthread_mutex_t *)(uintptr_t)&lock->mutex);
    }
}

static inline void typed_lock_release(const typed_lock *lock)
{
    if (TYPED_LOCK_IS_READY(lock)) {
        (void)pthread_mutex_unlock((pthread_mutex_t *)(uintptr_t)&lock->mutex);
    }
}

TYPED_END_DECLS

#else
#error "typedalloc: thread_safety = \"mutex\" needs POSIX threads, or -DTYPED_LOCK_HEADER='\"my_lock.h\"' (see this file)."
#endif

#endif
