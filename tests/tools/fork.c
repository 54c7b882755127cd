/* Children of a program whose threads make and end pools: each makes one too. */
#include "typed_pool_own.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), _exit(1)))

static int is_over;

static void one_life(void)
{
    typed_pool_own pool;
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(typed_pool_own_alloc(&pool) != NULL);
    typed_pool_own_destroy(&pool);
}

static void *lives(void *argument)
{
    while (!__atomic_load_n(&is_over, __ATOMIC_RELAXED)) {
        one_life();
    }
    return argument;
}

int main(void)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        CHECK(pthread_create(&threads[i], NULL, lives, NULL) == 0);
    }
    for (int i = 0; i < 40; i++) {
        (void)usleep(500);
        const pid_t child = fork();
        if (child == 0) {
            (void)alarm(20);
            one_life();
            _exit(0);
        }
        int status = 0;
        CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
    }
    __atomic_store_n(&is_over, 1, __ATOMIC_RELAXED);
    for (int i = 0; i < 2; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    return 0;
}
