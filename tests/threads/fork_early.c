/* A fork while another thread makes the first allocator of the program: the child can make one too. */
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "typed_pool_locked.h"

#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), exit(1)))

int __real_pthread_atfork(void (*before)(void), void (*parent)(void), void (*child)(void));
int __wrap_pthread_atfork(void (*before)(void), void (*parent)(void), void (*child)(void));

static bool is_running, is_reached, is_forked;

/* Whoever comes here once main runs waits until the fork is over. */
int __wrap_pthread_atfork(void (*before)(void), void (*parent)(void), void (*child)(void))
{
    if (__atomic_load_n(&is_running, __ATOMIC_ACQUIRE)) {
        __atomic_store_n(&is_reached, true, __ATOMIC_RELEASE);
        while (!__atomic_load_n(&is_forked, __ATOMIC_ACQUIRE)) {
            (void)sched_yield();
        }
    }
    return __real_pthread_atfork(before, parent, child);
}

static void use(void)
{
    typed_pool_locked pool;
    CHECK(typed_pool_locked_init(&pool) == TYPED_OK);
    struct own *one = typed_pool_locked_alloc(&pool);
    CHECK(one != NULL);
    typed_pool_locked_free(&pool, one);
    typed_pool_locked_destroy(&pool);
}

static void *first(void *argument)
{
    use();
    __atomic_store_n(&is_reached, true, __ATOMIC_RELEASE);
    return argument;
}

int main(void)
{
    pthread_t thread;
    __atomic_store_n(&is_running, true, __ATOMIC_RELEASE);
    CHECK(pthread_create(&thread, NULL, first, NULL) == 0);
    while (!__atomic_load_n(&is_reached, __ATOMIC_ACQUIRE)) {
        (void)sched_yield();
    }
    const pid_t id = fork();
    CHECK(id >= 0);
    if (id == 0) {
        (void)alarm(10);
        use();
        _exit(0);
    }
    int status = 1;
    CHECK(waitpid(id, &status, 0) == id && status == 0);
    __atomic_store_n(&is_forked, true, __ATOMIC_RELEASE);
    CHECK(pthread_join(thread, NULL) == 0);
    printf("accounted for\n");
    return 0;
}
