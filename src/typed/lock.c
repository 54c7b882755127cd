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
    typed_links links;
    bool fork_handled;
    bool is_forked; /* in a child */
} lock_list;

/* Weak and not static: bundled copies of the runtime in one program share one list. */
TYPED_WEAK lock_list typed_live_locks = {PTHREAD_MUTEX_INITIALIZER, {NULL, NULL}, false, false};

/* Held by whoever walks allocators and calls into them; so it comes before everything else. */
TYPED_WEAK pthread_mutex_t typed_walk_mutex = PTHREAD_MUTEX_INITIALIZER;

static pthread_mutex_t *mutex_of(typed_link *link)
{
    return &((typed_lock *)(void *)((unsigned char *)link - offsetof(typed_lock, link)))->mutex;
}

static void before_fork(void)
{
    (void)pthread_mutex_lock(&typed_walk_mutex);
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
    for (typed_link *link = typed_live_locks.links.first; link != NULL; link = link->next) {
        (void)pthread_mutex_lock(mutex_of(link));
    }
}

static void after_fork(void)
{
    for (typed_link *link = typed_live_locks.links.first; link != NULL; link = link->next) {
        (void)pthread_mutex_unlock(mutex_of(link));
    }
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
    (void)pthread_mutex_unlock(&typed_walk_mutex);
}

static void after_fork_in_child(void)
{
    typed_live_locks.is_forked = true;
    after_fork();
}

/* With the list held: see that fork takes what it must. */
static bool handle_fork(void)
{
    if (!typed_live_locks.fork_handled) {
        typed_live_locks.fork_handled = pthread_atfork(before_fork, after_fork, after_fork_in_child) == 0;
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

TYPED_WEAK bool typed_locks_forked(void)
{
    return typed_live_locks.is_forked; /* written when there was no other thread */
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

/* Enter a lock whose mutex is made in the list that fork walks. */
static bool enter(typed_lock *lock)
{
    (void)pthread_mutex_lock(&typed_live_locks.mutex);
    const bool done = handle_fork();
    typed_links_enter(&typed_live_locks.links, &lock->link);
    lock->ready = done;
    if (!done) {
        typed_links_leave(&typed_live_locks.links, &lock->link);
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
    typed_links_leave(&typed_live_locks.links, &lock->link);
    (void)pthread_mutex_unlock(&typed_live_locks.mutex);
    (void)pthread_mutex_destroy(&lock->mutex);
    lock->ready = false;
}

#endif
