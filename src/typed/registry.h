/* typedalloc runtime: the live allocators of this program, of specs that say `registry = true`.
 *
 * An allocator is listed from the end of its init to the beginning of its destroy, which wait while the list is being
 * walked; so a walk never meets one that is gone. Figures of an allocator that only one thread may use are read without
 * asking it: walk on that thread, or take them as approximate.
 *
 * License: MIT. */
#ifndef TYPED_REGISTRY_H_INCLUDED
#define TYPED_REGISTRY_H_INCLUDED

#include <stdio.h>

#include <typed/links.h>

#ifdef TYPED_LOCK_HEADER
#error "typedalloc: the registry needs POSIX threads; leave `registry` out of specs for systems with TYPED_LOCK_HEADER."
#endif

enum {
    TYPED_LISTED_NAME = 64 /* bytes for a name, with its end */
};

TYPED_BEGIN_DECLS

/** What all allocators of one spec have in common. */
typedef struct typed_listed_kind {
    const char *kind; /* "pool", "bump" or "stack" */
    const char *spec; /* the spec's file name */
    const char *thread_safety; /* as in the spec */
    const char *preset;
    const char *(*name)(const void *allocator);
    typed_usage (*usage)(const void *allocator);
    bool (*stats)(const void *allocator, typed_stats *out);
} typed_listed_kind;

/** An allocator's place in the list: a member of it. */
typedef struct typed_listed {
    const typed_listed_kind *kind; /* NULL when it is not in the list */
    const void *allocator;
    typed_link link;
    uint64_t number; /* rising along the list */
} typed_listed;

/** Enter an allocator. One that is made again without an end is listed once. O(listed allocators). */
void typed_registry_enter(typed_listed *listed, const typed_listed_kind *kind, const void *allocator);

/** Strike an allocator out; waits while the list is walked. A no-op for one that is not listed. */
void typed_registry_leave(typed_listed *listed);

/** Store an allocator's name where its kind's `name` reads it; waits while the list is walked, so that afterwards no walk reads
 * the name from before. */
void typed_registry_name(const char **kept, const char *name);

/** A live allocator as it was when the list was walked. */
typedef struct typed_listing {
    const typed_listed_kind *kind;
    const void *allocator; /* it may be gone by now */
    uint64_t number; /* of this allocator alone, in this program */
    char name[TYPED_LISTED_NAME]; /* the first 63 bytes of it, and of UTF-8 no part of a character */
    typed_usage usage;
    typed_stats stats;
    bool has_stats;
} typed_listing;

/** Visit every live allocator, oldest first. The visit is called with nothing held and may use, make and end allocators;
 * those that come meanwhile are visited too. Needs no memory.
 * @return How many. */
size_t typed_registry_walk(void (*visit)(const typed_listing *listing, void *ctx), void *ctx);

/** Write every live allocator with its name, spec, usage and statistics: a table, one JSON array, or Prometheus' text
 * format, with the metrics of typed_stats_prometheus. Several of one name differ in their number there. */
void typed_registry_dump(FILE *out, typed_format format);

TYPED_END_DECLS

#endif
