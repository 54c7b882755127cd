/* Threads that make, name and end listed allocators, while others dump the list and fork. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <typed/registry.h>

#include "typed_bump_shared.h"
#include "typed_pool_cached.h"
#include "typed_pool_locked.h"

#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), exit(1)))

enum {
    MAKERS = 3,
    LIVES = 150,
    FORKS = 12
};

static int makers_left = MAKERS;
static int forks_left = FORKS;

/* Each life of two pools and an arena is named and used for a moment. */
static void *make(void *argument)
{
    for (int life = 0; life < LIVES || __atomic_load_n(&forks_left, __ATOMIC_ACQUIRE) > 0; life++) {
        typed_pool_locked locked;
        typed_pool_cached cached;
        typed_bump_shared shared;
        CHECK(typed_pool_locked_init(&locked) == TYPED_OK);
        CHECK(typed_pool_cached_init(&cached) == TYPED_OK);
        CHECK(typed_bump_shared_init(&shared) == TYPED_OK);
        struct own *one = typed_pool_locked_alloc(&locked);
        struct own *other = typed_pool_cached_alloc(&cached);
        CHECK(one != NULL && other != NULL && typed_bump_shared_alloc(&shared) != NULL);
        typed_pool_locked_set_name(&locked, "locked");
        typed_pool_cached_set_name(&cached, "cached");
        typed_bump_shared_set_name(&shared, "shared");
        typed_pool_locked_free(&locked, one);
        typed_pool_cached_free(&cached, other);
        typed_bump_shared_destroy(&shared);
        typed_pool_cached_destroy(&cached);
        typed_pool_locked_destroy(&locked);
    }
    __atomic_fetch_sub(&makers_left, 1, __ATOMIC_ACQ_REL);
    return argument;
}

/* Opened for the children before there are threads, with a buffer of its own: ThreadSanitizer's malloc is not for use after
 * the fork of a program with threads, and waits for ever now and then. */
static FILE *childs_out;
static char childs_buffer[4096];

static void dump(typed_format format)
{
    FILE *out = fopen("/dev/null", "w");
    CHECK(out != NULL);
    typed_registry_dump(out, format);
    CHECK(fclose(out) == 0);
}

static void *look(void *argument)
{
    while (__atomic_load_n(&makers_left, __ATOMIC_ACQUIRE) > 0) {
        dump(TYPED_TEXT);
        dump(TYPED_JSON);
        dump(TYPED_PROMETHEUS);
    }
    return argument;
}

/* A child finds the list whole, and can list a pool of its own. */
static void child(void)
{
    typed_pool_locked pool;
    (void)alarm(30);
    typed_registry_dump(childs_out, TYPED_PROMETHEUS);
    CHECK(typed_pool_locked_init(&pool) == TYPED_OK);
    typed_registry_dump(childs_out, TYPED_JSON);
    CHECK(fflush(childs_out) == 0);
    typed_pool_locked_destroy(&pool);
    _exit(0);
}

static void count(const typed_listing *listing, void *ctx)
{
    (void)listing;
    ++*(size_t *)ctx;
}

int main(void)
{
    pthread_t threads[MAKERS + 1];
    childs_out = fopen("/dev/null", "w");
    CHECK(childs_out != NULL && setvbuf(childs_out, childs_buffer, _IOFBF, sizeof childs_buffer) == 0);
    for (int i = 0; i < MAKERS; i++) {
        CHECK(pthread_create(&threads[i], NULL, make, NULL) == 0);
    }
    CHECK(pthread_create(&threads[MAKERS], NULL, look, NULL) == 0);
    for (int i = 0; i < FORKS; i++) {
        const pid_t id = fork();
        CHECK(id >= 0);
        if (id == 0) {
            child();
        }
        int status = 1;
        CHECK(waitpid(id, &status, 0) == id && status == 0);
        __atomic_fetch_sub(&forks_left, 1, __ATOMIC_ACQ_REL);
    }
    for (int i = 0; i <= MAKERS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    CHECK(fclose(childs_out) == 0);
    size_t left = 0;
    CHECK(typed_registry_walk(count, &left) == 0 && left == 0);
    printf("accounted for\n");
    return 0;
}
