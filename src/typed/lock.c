/* typedalloc runtime: the list of live locks, and what fork does with it. License: MIT. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L /* for the kinds of mutexes */
#endif
#include <typed/lock.h>

#ifdef TYPED_LOCK_HEADER

/* The port's header holds all of it; a translation unit needs a declaration. */
typedef int typed_lock_is_ported;

#else

#if defined(__GNUC__)
#define AT_LOAD __attribute__((constructor))
#else
#define AT_LOAD
#endif

typedef struct lock_list {
    pthread_mutex_t mutex; /* taken before any lock of the list, and never while one is held */
    typed_lock *first;
    typed_lock *last;
    bool fork_handled;
} lock_list;

/* Weak and not static: bundled copies of the runtime in one program share one list. */
TYPED_WEAK lock_list typed_live_locks = {PTHREAD_MUTEX_INITIALIZER, NULL, NULL, false};

/* Held by whoever walks allocators and calls into them; so it comes before everything else. */
TYPED_WEAK pthread_mutex_t typed_walk_mutex = PTHREAD_MUTEX_INITIALIZER;

static void before_fork(void)
{
    (void)pthread_mutex_lock(&typed_walk_mutex);
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
    for (typed_lock *lock = typed_live_locks.first; lock != NULL; lock = lock->next) {
        (void)pthread_mutex_lock(&lock->mutex);
    }
}

static void after_fork(void)
{
    for (typed_lock *lock = typed_live_locks.first; lock != NULL; lock = lock->next) {
        (void)pthread_mutex_unlock(&lock->mutex);
    }
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
    (void)pthread_mutex_unlock(&typed_walk_mutex);
}

/* With the list held: see that fork takes what it must. */
static bool handle_fork(void)
{
    if (!typed_live_locks.fork_handled) {
        typed_live_locks.fork_handled = pthread_atfork(before_fork, after_fork, after_fork) == 0;
    }
    return typed_live_locks.fork_handled;
}

/* When the program or the library is loaded: the child of a fork that came before would find the list held, by a thread
 * that it does not have, were it for no more than to see to this. What fails here is tried again later. */
AT_LOAD static void handle_fork_held(void)
{
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
    (void)handle_fork();
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
}

TYPED_WEAK void typed_walk_hold(void)
{
    handle_fork_held();
    (void)pthread_mutex_lock(&typed_walk_mutex);
}

TYPED_WEAK void typed_walk_let_go(void)
{
    (void)pthread_mutex_unlock(&typed_walk_mutex);
}

TYPED_WEAK void typed_locks_hold(void)
{
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
}

TYPED_WEAK void typed_locks_let_go(void)
{
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
}

/* A mutex at which a thread spins for a moment before it sleeps, where the system has such. */
static bool make_spinning(pthread_mutex_t *mutex)
{
#if defined(__GLIBC__)
    pthread_mutexattr_t spinning;
    if (pthread_mutexattr_init(&spinning) != 0) {
        return false;
    }
    const bool done = pthread_mutexattr_settype(&spinning, PTHREAD_MUTEX_ADAPTIVE_NP) == 0 && pthread_mutex_init(mutex, &spinning) == 0;
    (void)pthread_mutexattr_destroy(&spinning);
    return done;
#else
    return pthread_mutex_init(mutex, NULL) == 0;
#endif
}

static void join(typed_lock *before, typed_lock *after)
{
    *(before == NULL ? &typed_live_locks.first : &before->next) = after;
    *(after == NULL ? &typed_live_locks.last : &after->previous) = before;
}

/* Strike out a lock that is made again where one was that never ended. Its memory may have been cleared, so its neighbours
 * say where it stood; where these were cleared too, the list is joined again from what is left at its two ends. */
static void forget(const typed_lock *lock)
{
    typed_lock *before = NULL;
    typed_lock *at = typed_live_locks.first;
    for (; at != NULL && at != lock; at = at->next) {
        before = at;
    }
    bool is_there = at != NULL;
    if (!is_there && before == typed_live_locks.last) {
        return;
    }
    typed_lock *after = NULL;
    for (at = typed_live_locks.last; at != NULL && at != lock; at = at->previous) {
        after = at;
    }
    is_there = is_there || at != NULL;
    if (is_there) {
        join(before, after);
    }
}

/* Strike out a lock that ends: it need not be looked for, unless its neighbours are not as it knew them. */
static void strike_out(typed_lock *lock)
{
    const typed_lock *first = lock->previous == NULL ? typed_live_locks.first : lock->previous->next;
    const typed_lock *last = lock->next == NULL ? typed_live_locks.last : lock->next->previous;
    if (first == lock && last == lock) {
        join(lock->previous, lock->next);
    } else {
        forget(lock);
    }
}

/* Enter a lock whose mutex is made in the list that fork walks. */
static bool enter(typed_lock *lock)
{
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
    const bool done = handle_fork();
    forget(lock);
    if (done) {
        typed_lock *second = typed_live_locks.first;
        join(NULL, lock);
        join(lock, second);
        lock->ready = true;
    }
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
    if (!done) {
        (void)pthread_mutex_destroy(&lock->mutex);
    }
    return done;
}

TYPED_WEAK bool typed_lock_init(typed_lock *lock)
{
    lock->ready = false;
    return pthread_mutex_init(&lock->mutex, NULL) == 0 && enter(lock);
}

TYPED_WEAK bool typed_lock_init_spinning(typed_lock *lock)
{
    lock->ready = false;
    return make_spinning(&lock->mutex) && enter(lock);
}

TYPED_WEAK void typed_lock_destroy(typed_lock *lock)
{
    if (!lock->ready) {
        return;
    }
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
    strike_out(lock);
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
    (void)pthread_mutex_destroy(&lock->mutex);
    lock->ready = false;
}

#endif
