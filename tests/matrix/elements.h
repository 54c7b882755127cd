/* Element types of the test matrix: every size and alignment at which an allocator might go wrong. */
#ifndef ELEMENTS_H_INCLUDED
#define ELEMENTS_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

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

ELEMENTS_HOOKS(twelve)
ELEMENTS_HOOKS(twenty_four)
ELEMENTS_HOOKS(line)

#endif
