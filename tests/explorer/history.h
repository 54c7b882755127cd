/* Calls of a pool as they overlapped, and whether some order of them is what a pool does that one thread uses. */
#ifndef HISTORY_H_INCLUDED
#define HISTORY_H_INCLUDED

#include <stdbool.h>
#include <stdint.h>

enum {
    HISTORY_CALLS = 16
};

typedef enum history_kind {
    HISTORY_TAKE, /* `elements` were had, or none: fewer than `asked` were free */
    HISTORY_GIVE,
    HISTORY_FLUSH, /* the thread caches nothing after this, until its next call */
    HISTORY_END, /* of the thread, which is a flush too */
    HISTORY_RESET
} history_kind;

typedef struct history_call {
    history_kind kind;
    int thread;
    unsigned asked;
    uint32_t elements; /* a bit for each */
    unsigned from; /* when it began, and when it was over */
    unsigned to;
} history_call;

/* What threads may cache: how many elements each, and how many all of them, once each has made a call since the last of
 * them came. */
typedef struct history_cache {
    unsigned each;
    unsigned all;
} history_cache;

/* Whether each call can be given one moment between its beginning and its end, so that in the order of these moments
 * elements are only had while they are free, and none is had only while too few are free but in the caches of threads
 * other than the caller that have used the pool since their last flush. All of `elements`, a bit for each, are free at
 * first but those that are `live`. */
bool history_is_possible(const history_call *calls, int count, uint32_t elements, uint32_t live, history_cache cache);

/* A number for what was observed: results, and which call was over before which began. The same whatever the order in
 * which calls stand in the array, as long as each thread's stand in theirs. */
uint64_t history_observed(const history_call *calls, int count);

#endif
