/* typedalloc runtime: statistics that several threads count at once, each figure by itself: exact when no other thread is
 * counting, and of about the same moment otherwise.
 *
 * License: MIT. */
#ifndef TYPED_SHARED_STATS_H_INCLUDED
#define TYPED_SHARED_STATS_H_INCLUDED

#include <typed/atomic.h>
#include <typed/stats.h>

TYPED_BEGIN_DECLS

/** Count an element of `bytes` handed out. */
void typed_stats_allocated_shared(typed_stats *stats, uint64_t bytes);

/** Count an element of `bytes` given back. */
void typed_stats_deallocated_shared(typed_stats *stats, uint64_t bytes);

/** A copy. */
typed_stats typed_stats_shared(const typed_stats *stats);

TYPED_END_DECLS

#endif
