/* Element types of the test matrix: every size and alignment at which an allocator might go wrong. */
#ifndef ELEMENTS_H_INCLUDED
#define ELEMENTS_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef __cplusplus
#define ELEMENTS_ALIGNED(n) alignas(n)
#else
#define ELEMENTS_ALIGNED(n) _Alignas(n)
#endif

struct three {
    unsigned char bytes[3];
};

struct six {
    short values[3];
};

struct twelve {
    int values[3];
};

struct twenty_four {
    double values[3];
};

typedef struct {
    long first;
    char second;
} anonymous;

struct constant {
    const int id;
    long value;
};

struct line {
    ELEMENTS_ALIGNED(64)
    unsigned char bytes[40];
};

struct page {
    ELEMENTS_ALIGNED(4096)
    unsigned char bytes[100];
};

struct big {
    double values[513];
};

/* Elements that watch their own hooks, for arenas: what was made must be dropped, newest first, and as it was
 * made. A program that breaks that, or ends before all were dropped, aborts. */
#if defined(__GNUC__)
#define ELEMENTS_SHARED __attribute__((__weak__))
#define ELEMENTS_AT_EXIT __attribute__((__destructor__))
#else
#define ELEMENTS_SHARED static
#define ELEMENTS_AT_EXIT
#endif

struct watched {
    uint32_t magic;
};

struct watched_long {
    char before[3];
    uint64_t magic;
    char after[45];
};

struct watched_line {
    ELEMENTS_ALIGNED(64)
    uint32_t magic;
};

struct watched_page {
    ELEMENTS_ALIGNED(4096)
    uint32_t magic;
};

ELEMENTS_SHARED const void *elements_made[1 << 16];
ELEMENTS_SHARED size_t elements_made_count;
ELEMENTS_SHARED size_t elements_asked;

static inline void elements_expect(bool condition, const char *what)
{
    if (!condition) {
        (void)fprintf(stderr, "elements.h: %s\n", what);
        abort();
    }
}

ELEMENTS_AT_EXIT
static void elements_expect_all_dropped(void)
{
    elements_expect(elements_made_count == 0, "not all that was made has been dropped");
}

/* One in eleven fails where it can. */
static inline bool elements_make(const void *e, bool can_fail)
{
    elements_asked++;
    if (can_fail && elements_asked % 11 == 0) {
        return false;
    }
    elements_expect(elements_made_count < sizeof elements_made / sizeof elements_made[0], "too much was made");
    elements_made[elements_made_count] = e;
    elements_made_count++;
    return true;
}

static inline void elements_drop(const void *e, bool is_as_made)
{
    elements_expect(elements_made_count > 0 && elements_made[elements_made_count - 1] == e, "dropped out of order");
    elements_expect(is_as_made, "written over before it was dropped");
    elements_made_count--;
}

#define ELEMENTS_HOOKS(name)                                            \
    static inline bool name##_init_bool(struct name *e)                 \
    {                                                                   \
        return e != NULL;                                               \
    }                                                                   \
    static inline int name##_init_zero(struct name *e)                  \
    {                                                                   \
        return e == NULL;                                               \
    }                                                                   \
    static inline void name##_init_void(struct name *e)                 \
    {                                                                   \
        (void)e;                                                        \
    }                                                                   \
    static inline bool name##_init_bool_with(struct name *e, void *ctx) \
    {                                                                   \
        return e != ctx;                                                \
    }                                                                   \
    static inline int name##_init_zero_with(struct name *e, void *ctx)  \
    {                                                                   \
        return e == ctx;                                                \
    }                                                                   \
    static inline void name##_init_void_with(struct name *e, void *ctx) \
    {                                                                   \
        (void)e;                                                        \
        (void)ctx;                                                      \
    }                                                                   \
    static inline void name##_drop(struct name *e)                      \
    {                                                                   \
        (void)e;                                                        \
    }                                                                   \
    static inline void name##_drop_with(struct name *e, void *ctx)      \
    {                                                                   \
        (void)e;                                                        \
        (void)ctx;                                                      \
    }

#define ELEMENTS_WATCHED(name)                          \
    static inline bool name##_init_bool(struct name *e) \
    {                                                   \
        e->magic = 0x1CEB00DA;                          \
        return elements_make(e, true);                  \
    }                                                   \
    static inline int name##_init_zero(struct name *e)  \
    {                                                   \
        e->magic = 0x1CEB00DA;                          \
        return elements_make(e, true) ? 0 : -1;         \
    }                                                   \
    static inline void name##_init_void(struct name *e) \
    {                                                   \
        e->magic = 0x1CEB00DA;                          \
        (void)elements_make(e, false);                  \
    }                                                   \
    static inline void name##_drop(struct name *e)      \
    {                                                   \
        elements_drop(e, e->magic == 0x1CEB00DA);       \
        e->magic = 0;                                   \
    }

ELEMENTS_HOOKS(twelve)
ELEMENTS_HOOKS(twenty_four)
ELEMENTS_HOOKS(line)
ELEMENTS_WATCHED(watched)
ELEMENTS_WATCHED(watched_long)
ELEMENTS_WATCHED(watched_line)
ELEMENTS_WATCHED(watched_page)

#endif
