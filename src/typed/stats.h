/* typedalloc runtime: statistics, the figures that follow from them, and three printers.
 *
 * License: MIT. */
#ifndef TYPED_STATS_H_INCLUDED
#define TYPED_STATS_H_INCLUDED

#include <typed/base.h>

#include <stdio.h>

TYPED_BEGIN_DECLS

/** Count an element of `bytes` handed out. */
static inline void typed_stats_allocated(typed_stats *stats, uint64_t bytes)
{
    stats->allocation_count++;
    stats->total_bytes_allocated += bytes;
    stats->allocated_bytes += bytes;
    if (stats->allocated_bytes > stats->peak_allocated_bytes) {
        stats->peak_allocated_bytes = stats->allocated_bytes;
    }
}

/** Count `count` elements that take `bytes` together given back. */
static inline void typed_stats_deallocated(typed_stats *stats, uint64_t count, uint64_t bytes)
{
    stats->deallocation_count += count;
    stats->total_bytes_deallocated += bytes;
    stats->allocated_bytes -= bytes;
}

/** Count an allocation that was `from` bytes and is now `to` bytes. */
static inline void typed_stats_resized(typed_stats *stats, uint64_t from, uint64_t to)
{
    stats->reallocation_count++;
    stats->allocated_bytes += to - from;
    if (to > from) {
        stats->total_bytes_allocated += to - from;
    } else {
        stats->total_bytes_deallocated += from - to;
    }
    if (stats->allocated_bytes > stats->peak_allocated_bytes) {
        stats->peak_allocated_bytes = stats->allocated_bytes;
    }
}

/** Count a call that failed. */
static inline void typed_stats_failed(typed_stats *stats)
{
    stats->failed_allocations++;
}

/** Forget the past: what is live stays, and is the new peak and the new total. */
static inline void typed_stats_restart(typed_stats *stats, uint64_t live_count)
{
    const uint64_t live_bytes = stats->allocated_bytes;
    memset(stats, 0, sizeof *stats);
    stats->allocated_bytes = live_bytes;
    stats->peak_allocated_bytes = live_bytes;
    stats->allocation_count = live_count;
    stats->total_bytes_allocated = live_bytes;
}

/** Statistics of elements of `size` bytes each: how many were handed out and given back, how many were live at once at most,
 * and how many calls failed. */
typed_stats typed_stats_of_size(uint64_t size, uint64_t taken, uint64_t given, uint64_t peak, uint64_t failed);

/** Bytes of an allocation on average; 0 when there was none. */
double typed_stats_average_size(const typed_stats *stats);

/** Share of allocating calls that succeeded, 0 to 1; 1 when there was none. A bulk call that fails is one. */
double typed_stats_efficiency(const typed_stats *stats);

/** How often the peak was allocated over: total bytes allocated / peak bytes; 0 when there was none. */
double typed_stats_turnover(const typed_stats *stats);

/** Allocations that were not given back: live elements, and a leak when the program is done. */
uint64_t typed_stats_balance(const typed_stats *stats);

/** Share of the peak that is not in use now, 0 to 1; 0 when nothing was ever live. */
double typed_stats_fragmentation(const typed_stats *stats);

/** All counts and derived figures as lines of text. */
void typed_stats_print(const typed_stats *stats, const char *name, FILE *out);

/** The same as one JSON object on one line. */
void typed_stats_json(const typed_stats *stats, const char *name, FILE *out);

/** The counts in Prometheus' text format, with the name as the label `allocator`: all that is exposed, as each metric is
 * introduced once. Several allocators on one page: `registry = true` and typed_registry_dump, which has the same metrics. */
void typed_stats_prometheus(const typed_stats *stats, const char *name, FILE *out);

/** A count, for what prints all of them. */
typedef struct typed_stats_field {
    const char *name; /* as in typed_stats */
    const char *metric; /* as Prometheus has it */
    const char *type; /* "gauge": it may fall; or "counter" */
    const char *help;
    size_t offset;
} typed_stats_field;

enum {
    TYPED_STATS_FIELDS = 8
};

/** All counts, in the order of typed_stats: TYPED_STATS_FIELDS of them. */
const typed_stats_field *typed_stats_fields(void);

/** What a count is. */
uint64_t typed_stats_value(const typed_stats *stats, const typed_stats_field *field);

/** The counts as members of a JSON object, without its braces. */
void typed_put_stats_json(const typed_stats *stats, FILE *out);

TYPED_END_DECLS

#endif
