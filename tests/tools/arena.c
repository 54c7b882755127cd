/* One act of a program that uses a bump arena or a stack, named on its command line: the right one, or a wrong one that a
 * tool must see in the function that commits it. P names the allocator's functions, START makes it. */
#include HEADER

#include <stdio.h>
#include <stdlib.h>

#include "acts.h"

#ifdef __clang__
#define APART __attribute__((__noinline__))
#else
#define APART __attribute__((__noipa__))
#endif
#define JOINED(a, b) a##b
#define JOIN(a, b) JOINED(a, b)
#define CALL(name) JOIN(P, name)
#ifdef REPORTS_AT_END /* what it has, so that it is empty */
#define DESTROY(own) (RESET(own), JOIN(P, _destroy)(own))
#else
#define DESTROY JOIN(P, _destroy)
#endif
#define RESET JOIN(P, _reset)
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), exit(1)))

static P arena;
static TYPED_ALIGNAS(64) unsigned char buffer[1 << 16];

static struct own *made(size_t count)
{
    struct own *array = CALL(_alloc_n)(&arena, count);
    CHECK(array != NULL);
    memset(array, 3, count * sizeof *array);
    return array;
}

APART static void reads(const struct own *object)
{
    printf("%ld\n", *(const volatile long *)&object->id);
}

APART static void decides(const struct own *object)
{
    if (*(const volatile long *)&object->id > 5) {
        puts("more");
    }
}

static void right(void)
{
    for (int round = 0; round < 3; round++) {
        made(3);
        struct own *array = made(2);
        array = CALL(_resize)(&arena, array, 2, 5);
        CHECK(array != NULL);
        memset(array, 4, 5 * sizeof *array);
        array = CALL(_resize)(&arena, array, 5, 1);
        CHECK(array != NULL && array->text[0] == 4);
        struct own *one = CALL(_alloc)(&arena);
        CHECK(one != NULL);
        memset(one, 5, sizeof *one);
#ifdef IS_STACK
        CHECK(CALL(_try_pop)(&arena, one, 1));
        one = made(1);
#else
        char *text = CALL(_printf)(&arena, "%d%s", round, " is this round");
        CHECK(text != NULL && strcmp(text + 1, " is this round") == 0);
        text = CALL(_strdup)(&arena, "odd");
        CHECK(text != NULL && text[2] == 'd');
        made(1);
#endif
#ifdef MARK
        MARK mark = CALL(GOES_BACK)(&arena);
        made(4);
        CHECK(CALL(_restore)(&arena, mark) == TYPED_OK);
        made(7);
#endif
        (void)CALL(_trim)(&arena, 0);
        if (round == 1) {
            DESTROY(&arena);
            memset(buffer, 1, sizeof buffer);
            CHECK(START == TYPED_OK);
        } else {
            RESET(&arena);
        }
    }
    DESTROY(&arena);
    memset(buffer, 1, sizeof buffer);
}

static void wrong(const char *act)
{
    struct own *older = made(1);
#ifdef MARK
    const MARK mark = CALL(GOES_BACK)(&arena);
#endif
    struct own *array = made(3);
    if (strcmp(act, "read past the end") == 0) {
        reads(array + 3);
    } else if (strcmp(act, "read past an older end") == 0) {
        reads(older + 1);
    } else if (strcmp(act, "read before a start") == 0) {
        reads((const struct own *)((const unsigned char *)array - 8));
    } else if (strcmp(act, "read after reset") == 0) {
        RESET(&arena);
        reads(array);
    } else if (strcmp(act, "read after shrinking") == 0) {
        array = CALL(_resize)(&arena, array, 3, 1);
        reads(array + 1);
    } else if (strcmp(act, "decide by nothing") == 0) {
        RESET(&arena);
        array = CALL(_alloc)(&arena);
        decides(array);
#ifdef MARK
    } else if (strcmp(act, "read after restore") == 0) {
        CHECK(CALL(_restore)(&arena, mark) == TYPED_OK);
        reads(array);
#endif
#ifdef IS_STACK
    } else if (strcmp(act, "read after pop") == 0) {
        CHECK(CALL(_try_pop)(&arena, array, 3));
        reads(array);
#endif
    }
}

static void act(const char *name)
{
    CHECK(START == TYPED_OK);
    if (strcmp(name, "right") == 0) {
        right();
    } else {
        wrong(name);
    }
}

int main(int count, char **words)
{
    return run_acts(count, words, act);
}
