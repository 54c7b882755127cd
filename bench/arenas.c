/* What an allocation from an arena costs: `arenas WHAT N` prints nanoseconds an allocation over N of them.
 *
 *     write     alloc, one word written; a reset when the arena is full
 *     untouched alloc and nothing else
 *     marks     mark, 16 times alloc and write, back to the mark
 *     pairs     alloc, one word written, pop (stacks, and by hand)
 *
 * Compiled once for each subject: -DHEADER='"typed_bump_x.h"' -DARENA=typed_bump_x and -DMARK=checkpoint, or
 * -DARENA=typed_stack_x, -DMARK=mark and -DPOPS; with -DMIXED a byte goes before each element, with
 * -DCHUNKED the capacity is the spec's. Or one of -DBY_HAND (the cursor that
 * one would write for this type), -DBY_OBSTACK (glibc). */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "line.h"

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)

#if defined(HEADER)

#include HEADER
static ARENA arena;
#if defined(CHUNKED)
#define START(bytes) ((void)(bytes), JOIN(ARENA, _init)(&arena) == TYPED_OK)
#else
#define START(bytes) (JOIN(ARENA, _init_capacity)(&arena, bytes) == TYPED_OK)
#endif
#if defined(MIXED)
static inline struct line *alloc_mixed(void)
{
    return JOIN(ARENA, _alloc_byte)(&arena) == NULL ? NULL : JOIN(ARENA, _alloc_line)(&arena);
}
#define ALLOC() alloc_mixed()
#else
#define ALLOC() JOIN(ARENA, _alloc)(&arena)
#endif
#define RESET() JOIN(ARENA, _reset)(&arena)
#define POSITION() JOIN(ARENA, JOIN(_, MARK))(&arena)
#define RETURN_TO(position) (void)JOIN(ARENA, _restore)(&arena, position)
#if defined(POPS)
#define POP(object) JOIN(ARENA, _try_pop)(&arena, object, 1)
#endif

#elif defined(BY_OBSTACK)

#include <obstack.h>
#define obstack_chunk_alloc malloc
#define obstack_chunk_free free
static struct obstack arena;
#define START(bytes) ((void)(bytes), obstack_init(&arena), 1)
#define ALLOC() (struct line *)obstack_alloc(&arena, sizeof(struct line))
#define RESET() (void)0
#define POSITION() obstack_alloc(&arena, 1)
#define RETURN_TO(position) obstack_free(&arena, position)

#else

/* Visible from outside, as an arena's state is: else the compiler keeps the cursor in a register. */
struct by_hand {
    unsigned char *cursor;
    unsigned char *end;
    unsigned char *begin;
};
struct by_hand by_hand;

__attribute__((noinline)) static int start(size_t bytes)
{
    by_hand.begin = malloc(bytes);
    by_hand.cursor = by_hand.begin;
    by_hand.end = by_hand.begin + bytes;
    return by_hand.begin != NULL;
}

static inline struct line *alloc_by_hand(void)
{
    unsigned char *here = (unsigned char *)(((uintptr_t)by_hand.cursor + (_Alignof(struct line) - 1)) & ~(uintptr_t)(_Alignof(struct line) - 1));
    if ((uintptr_t)here + sizeof(struct line) > (uintptr_t)by_hand.end) {
        return NULL;
    }
    by_hand.cursor = here + sizeof(struct line);
    return (struct line *)here;
}

#define START(bytes) start(bytes)
#define ALLOC() alloc_by_hand()
#define RESET() (by_hand.cursor = by_hand.begin)
#define POSITION() by_hand.cursor
#define RETURN_TO(position) (by_hand.cursor = position)
#define POP(object) (by_hand.cursor = (unsigned char *)(object), 1)

#endif

/* Out of line, so that what is measured is compiled by itself. */
__attribute__((noinline)) static int write_each(long count)
{
    for (long i = 0; i < count; i++) {
        struct line *object = ALLOC();
        if (object == NULL) {
            RESET();
            object = ALLOC();
            if (object == NULL) {
                return 1;
            }
        }
        object->words[1] = i;
    }
    return 0;
}

__attribute__((noinline)) static int leave_each(long count)
{
    for (long i = 0; i < count; i++) {
        if (ALLOC() == NULL) {
            RESET();
        }
    }
    return 0;
}

__attribute__((noinline)) static int return_to_marks(long count)
{
    for (long i = 0; i < count / 16; i++) {
        const __auto_type position = POSITION();
        for (long n = 0; n < 16; n++) {
            struct line *object = ALLOC();
            if (object == NULL) {
                return 1;
            }
            object->words[1] = n;
        }
        RETURN_TO(position);
    }
    return 0;
}

#if defined(POP)
__attribute__((noinline)) static int pop_each(long count)
{
    for (long i = 0; i < count; i++) {
        struct line *object = ALLOC();
        if (object == NULL) {
            return 1;
        }
        object->words[1] = i;
        if (!POP(object)) {
            return 1;
        }
    }
    return 0;
}
#else
#define pop_each(count) 1
#endif

int main(int count, char **arguments)
{
    const char *what = count > 1 ? arguments[1] : "write";
    const long allocations = count > 2 ? atol(arguments[2]) : 1000000;
    const bool is_untouched = strcmp(what, "untouched") == 0;
    struct timespec from, to;
    /* What is written stays in the second cache; what is not is a million elements, which cost no memory. */
    if (!START(is_untouched ? 64 * (size_t)1000000 : (size_t)256 << 10)) {
        return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &from);
    const int status = strcmp(what, "marks") == 0   ? return_to_marks(allocations)
                       : strcmp(what, "pairs") == 0 ? pop_each(allocations)
                       : is_untouched               ? leave_each(allocations)
                                                    : write_each(allocations);
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%.3f\n", ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / (double)allocations);
    return status;
}
