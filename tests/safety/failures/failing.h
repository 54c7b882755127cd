/* Everything that an allocator asks the system for goes through here (-Wl,--wrap=...): each request is counted, the n-th
 * fails, or all from the n-th on, and what was given is counted until it is given back. */
#ifndef FAILING_H_INCLUDED
#define FAILING_H_INCLUDED

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef CHECK
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), exit(1)))
#endif

static long asked, failures;
static long fail_at; /* the request that fails; 0: none */
static bool fails_on; /* and all that follow it */

/* What was given and not given back. */
static long blocks, mutexes;
static size_t mapped, decommitted;

static bool fails(void)
{
    const long number = __atomic_add_fetch(&asked, 1, __ATOMIC_SEQ_CST);
    const bool now = fail_at != 0 && (number == fail_at || (fails_on && number > fail_at));
    if (now) {
        __atomic_add_fetch(&failures, 1, __ATOMIC_SEQ_CST);
        errno = ENOMEM;
    }
    return now;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_aligned_alloc(size_t align, size_t size);
void __real_free(void *p);
void *__real_mmap(void *p, size_t size, int protection, int flags, int file, off_t offset);
int __real_munmap(void *p, size_t size);
int __real_mprotect(void *p, size_t size, int protection);
int __real_madvise(void *p, size_t size, int advice);
int __real_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *kind);
int __real_pthread_mutex_destroy(pthread_mutex_t *mutex);
int __real_pthread_mutexattr_init(pthread_mutexattr_t *kind);
int __real_pthread_atfork(void (*before)(void), void (*parent)(void), void (*child)(void));
int __real_pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int __real_pthread_setspecific(pthread_key_t key, const void *value);

static void *given(void *p)
{
    __atomic_add_fetch(&blocks, p != NULL, __ATOMIC_SEQ_CST);
    return p;
}

void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : given(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : given(__real_calloc(count, size));
}

void *__wrap_aligned_alloc(size_t align, size_t size);
void *__wrap_aligned_alloc(size_t align, size_t size)
{
    return fails() ? NULL : given(__real_aligned_alloc(align, size));
}

void __wrap_free(void *p);
void __wrap_free(void *p)
{
    __atomic_sub_fetch(&blocks, p != NULL, __ATOMIC_SEQ_CST);
    __real_free(p);
}

void *__wrap_mmap(void *p, size_t size, int protection, int flags, int file, off_t offset);
void *__wrap_mmap(void *p, size_t size, int protection, int flags, int file, off_t offset)
{
    void *got = fails() ? MAP_FAILED : __real_mmap(p, size, protection, flags, file, offset);
    if (got != MAP_FAILED) {
        *((flags & MAP_FIXED) != 0 ? &decommitted : &mapped) += size;
    }
    return got;
}

int __wrap_munmap(void *p, size_t size);
int __wrap_munmap(void *p, size_t size)
{
    mapped -= size;
    return __real_munmap(p, size);
}

int __wrap_mprotect(void *p, size_t size, int protection);
int __wrap_mprotect(void *p, size_t size, int protection)
{
    return fails() ? -1 : __real_mprotect(p, size, protection);
}

int __wrap_madvise(void *p, size_t size, int advice);
int __wrap_madvise(void *p, size_t size, int advice)
{
    return fails() ? -1 : __real_madvise(p, size, advice);
}

int __wrap_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *kind);
int __wrap_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *kind)
{
    if (fails()) {
        return ENOMEM;
    }
    mutexes++;
    return __real_pthread_mutex_init(mutex, kind);
}

int __wrap_pthread_mutex_destroy(pthread_mutex_t *mutex);
int __wrap_pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    mutexes--;
    return __real_pthread_mutex_destroy(mutex);
}

int __wrap_pthread_mutexattr_init(pthread_mutexattr_t *kind);
int __wrap_pthread_mutexattr_init(pthread_mutexattr_t *kind)
{
    return fails() ? ENOMEM : __real_pthread_mutexattr_init(kind);
}

int __wrap_pthread_atfork(void (*before)(void), void (*parent)(void), void (*child)(void));
int __wrap_pthread_atfork(void (*before)(void), void (*parent)(void), void (*child)(void))
{
    static bool was_tried; /* the first is the runtime's, when it is loaded: then the next is an allocator's */
    const bool is_first = !was_tried;
    was_tried = true;
    return is_first || fails() ? ENOMEM : __real_pthread_atfork(before, parent, child);
}

int __wrap_pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int __wrap_pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    return fails() ? EAGAIN : __real_pthread_key_create(key, destructor);
}

int __wrap_pthread_setspecific(pthread_key_t key, const void *value);
int __wrap_pthread_setspecific(pthread_key_t key, const void *value)
{
    return fails() ? ENOMEM : __real_pthread_setspecific(key, value);
}

/* Nothing is held: every block, mapping and mutex was given back. */
#define CHECK_NOTHING_IS_HELD() CHECK(blocks == 0 && mapped == 0 && mutexes == 0)

static inline void stop_failing(void)
{
    fail_at = 0;
    fails_on = false;
}

/* Run `one` in a process of its own for each request that can fail, alone and with all that follow it. */
static inline void for_each_failure(void (*one)(void))
{
    for (int way = 0; way < 2; way++) {
        int status = 0;
        fails_on = way == 1;
        for (fail_at = 1; status == 0; fail_at++) {
            (void)fflush(stdout);
            const pid_t child = fork();
            CHECK(child >= 0);
            if (child == 0) {
                one();
                exit(failures > 0 ? 0 : 99); /* not _exit: a sanitizer looks for leaks */
            }
            CHECK(waitpid(child, &status, 0) == child);
            if (status != 0 && (!WIFEXITED(status) || WEXITSTATUS(status) != 99)) {
                fprintf(stderr, "request %ld fails, %s: status %d\n", fail_at, fails_on ? "and all after it" : "alone", status);
                exit(1);
            }
        }
        printf("%ld\n", fail_at - 2); /* requests that failed in turn */
    }
}

#endif
