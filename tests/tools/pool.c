/* One act of a program that uses a pool, named on its command line: the right one, or a wrong one that a tool must see in
 * the function that commits it. START makes the pool. */
#include "typed_pool_own.h"

#include <stdio.h>
#include <stdlib.h>

#include "acts.h"

#ifdef __clang__
#define APART __attribute__((__noinline__))
#else
#define APART __attribute__((__noipa__))
#endif
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), exit(1)))

static typed_pool_own pool;
static struct own *kept;
static void *volatile other; /* Valgrind looks for leaks only where malloc has a block */
static TYPED_ALIGNAS(64) unsigned char buffer[1 << 16];

static void *own_alloc(size_t size, size_t align, void *ctx)
{
    (void)align;
    (void)ctx;
    return malloc(size);
}

static void own_free(void *p, size_t size, size_t align, void *ctx)
{
    (void)size;
    (void)align;
    (void)ctx;
    free(p);
}

static const typed_upstream own = {own_alloc, own_free, NULL}; /* some START's */

static struct own *made(long id)
{
    struct own *object = typed_pool_own_alloc(&pool);
    CHECK(object != NULL);
    object->id = id;
    return object;
}

APART static void reads(const struct own *object)
{
    printf("%ld\n", *(const volatile long *)&object->id);
}

APART static void writes(struct own *object)
{
    *(volatile long *)&object->id = 1;
    puts("written");
}

APART static void decides(const struct own *object)
{
    if (*(const volatile long *)&object->id > 5) {
        puts("more");
    }
}

APART static void loses(void)
{
    struct own *object = typed_pool_own_alloc(&pool);
    CHECK(object != NULL);
    object->id = 7;
}

APART static void loses_a_ring(void)
{
    struct own *one = made(8);
    struct own *other_one = made(9);
    one->next = other_one;
    other_one->next = one;
}

/* What is lost is the first element that is ever handed out, or that is after a reset, or the first of the second chunk. */
static void loses_the_first(const char *act)
{
    static struct own *many[16];
    for (long i = 0; i < 16 && strcmp(act, "lose the first") != 0; i++) {
        many[i] = made(i);
    }
    if (strcmp(act, "lose the first after reset") == 0) {
        for (size_t i = 16; i-- > 0;) {
            typed_pool_own_free(&pool, many[i]);
            many[i] = NULL;
        }
        typed_pool_own_reset(&pool);
    }
    other = malloc(1);
    loses();
}

/* Everything that hands out and takes back, and all of what is handed out written and read. */
static void right(void)
{
    struct own *many[40];
    for (int round = 0; round < 3; round++) {
        for (long i = 0; i < 40; i++) {
            many[i] = made(i);
        }
        for (long i = 0; i < 40; i += 2) {
            CHECK(many[i]->id == i);
            typed_pool_own_free(&pool, many[i]);
        }
        CHECK(typed_pool_own_live(&pool) == 20 && typed_pool_own_verify(&pool));
        CHECK(typed_pool_own_alloc_bulk(&pool, many, 24) == 24);
        for (long i = 0; i < 24; i++) {
            memset(many[i], 1, sizeof *many[i]);
        }
        typed_pool_own_free_bulk(&pool, many, 24);
        (void)typed_pool_own_trim(&pool, 0);
        typed_pool_own_thread_flush(&pool);
        if (round != 1) {
            typed_pool_own_reset(&pool);
        } else {
            typed_pool_own_destroy(&pool);
            memset(buffer, 1, sizeof buffer);
            CHECK(START == TYPED_OK);
        }
    }
    struct own value = {3, NULL, {0}};
    typed_pool_own_box box = typed_pool_own_box_new(&pool, value);
    CHECK(typed_pool_own_box_get(&box)->id == 3);
    CHECK(typed_pool_own_box_take(&box, &value));
    box = typed_pool_own_box_copy(&pool, &value);
    typed_pool_own_box_drop(&box);
    typed_pool_own_delete(&pool, made(4));
    typed_pool_own_destroy(&pool);
    memset(buffer, 1, sizeof buffer);
}

static void wrong(const char *act)
{
    struct own *first = made(1);
    struct own *second = made(2);
    if (strcmp(act, "read after free") == 0) {
        typed_pool_own_free(&pool, second);
        reads(second);
    } else if (strcmp(act, "write after delete") == 0) {
        typed_pool_own_delete(&pool, first);
        writes(first);
    } else if (strcmp(act, "read after bulk free") == 0) {
        struct own *both[2] = {first, second};
        typed_pool_own_free_bulk(&pool, both, 2);
        reads(first);
    } else if (strcmp(act, "write after box") == 0) {
        const struct own value = {1, NULL, {0}};
        typed_pool_own_box box = typed_pool_own_box_copy(&pool, &value);
        struct own *object = typed_pool_own_box_get(&box);
        typed_pool_own_box_drop(&box);
        writes(object);
    } else if (strcmp(act, "read after reset") == 0) {
        typed_pool_own_reset(&pool);
        reads(second);
    } else if (strcmp(act, "read after destroy") == 0) {
        typed_pool_own_destroy(&pool);
        reads(second);
    } else if (strcmp(act, "read after reuse") == 0) {
        typed_pool_own_free(&pool, first);
        first = made(3);
        typed_pool_own_free(&pool, first);
        reads(first);
    } else if (strcmp(act, "read of none") == 0) {
        reads(second + 1);
    } else if (strcmp(act, "free twice") == 0) {
        typed_pool_own_free(&pool, second);
        typed_pool_own_free(&pool, second);
    } else if (strcmp(act, "decide by nothing") == 0) {
        kept = typed_pool_own_alloc(&pool);
        decides(kept);
    } else if (strcmp(act, "lose one") == 0) {
        kept = first;
        other = malloc(1);
        kept->next = second;
        loses();
    } else if (strcmp(act, "lose a ring") == 0) {
        loses_a_ring();
    }
}

static void act(const char *name)
{
    CHECK(START == TYPED_OK);
    if (strcmp(name, "right") == 0) {
        right();
    } else if (strcmp(name, "leave empty") == 0) {
        other = malloc(1);
        typed_pool_own_free(&pool, made(1));
    } else if (strncmp(name, "lose the first", 14) == 0) {
        loses_the_first(name);
    } else {
        wrong(name);
    }
}

int main(int count, char **words)
{
    return run_acts(count, words, act);
}
