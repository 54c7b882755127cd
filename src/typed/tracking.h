/* typedalloc runtime: what an allocator with [KIND.tracking] says of the elements that are still live.
 *
 * A report is made in a fixed table, so that it needs no memory: elements of more call sites than it has lines are
 * counted together, in one line more.
 *
 * License: MIT. */
#ifndef TYPED_TRACKING_H_INCLUDED
#define TYPED_TRACKING_H_INCLUDED

#include <stdio.h>

#include <typed/base.h>

enum {
    TYPED_LEAK_SITES = 128 /* lines of a report */
};

TYPED_BEGIN_DECLS

/** The live elements of one call site. */
typedef struct typed_leak_site {
    const char *here; /* as TYPED_HERE says it; NULL when not known */
    const void *first; /* one of them */
    size_t count;
    size_t bytes;
} typed_leak_site;

/** Live elements by call site. */
typedef struct typed_leaks {
    typed_leak_site sites[TYPED_LEAK_SITES];
    size_t site_count;
    typed_leak_site others; /* of sites for which there was no line */
    size_t count;
    size_t bytes;
} typed_leaks;

/** Begin a report. */
void typed_leaks_start(typed_leaks *leaks);

/** Count one element: where it was handed out, its bytes and its address. */
void typed_leaks_add(typed_leaks *leaks, const char *here, size_t bytes, const void *address);

/** Print a report: a line for all, then one for each call site, most bytes first. Nothing when there is no leak.
 * @return How many elements. */
size_t typed_leaks_print(typed_leaks *leaks, const char *allocator, FILE *out);

/** The same as one JSON object on one line, also when there is no leak. */
size_t typed_leaks_json(typed_leaks *leaks, const char *allocator, FILE *out);

/** Report what is live when an allocator ends: to the fault handler, one fault (leak) for each call site; without one,
 * print the report to stderr. */
void typed_leaks_at_end(typed_leaks *leaks, const char *allocator);

TYPED_END_DECLS

#endif
