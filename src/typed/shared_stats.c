/* typedalloc runtime: statistics that several threads count at once. License: MIT.
 *
 * All relaxed: the figures order nothing. */
#include <typed/shared_stats.h>

TYPED_WEAK void typed_stats_allocated_shared(typed_stats *stats, uint64_t bytes)
{
    (void)typed_atomic_fetch_add(&stats->allocation_count, 1, TYPED_RELAXED);
    (void)typed_atomic_fetch_add(&stats->total_bytes_allocated, bytes, TYPED_RELAXED);
    const uint64_t live = typed_atomic_fetch_add(&stats->allocated_bytes, bytes, TYPED_RELAXED) + bytes;
    uint64_t peak = typed_atomic_load(&stats->peak_allocated_bytes, TYPED_RELAXED);
    while (live > peak && !typed_atomic_compare_exchange(&stats->peak_allocated_bytes, &peak, live, TYPED_RELAXED)) {
    }
}

TYPED_WEAK void typed_stats_deallocated_shared(typed_stats *stats, uint64_t bytes)
{
    (void)typed_atomic_fetch_add(&stats->deallocation_count, 1, TYPED_RELAXED);
    (void)typed_atomic_fetch_add(&stats->total_bytes_deallocated, bytes, TYPED_RELAXED);
    (void)typed_atomic_fetch_sub(&stats->allocated_bytes, bytes, TYPED_RELAXED);
}

TYPED_WEAK typed_stats typed_stats_shared(const typed_stats *stats)
{
    typed_stats copy;
    /* What was given back was handed out before, and what is live was: so in this order. */
    copy.deallocation_count = typed_atomic_load(&stats->deallocation_count, TYPED_RELAXED);
    copy.total_bytes_deallocated = typed_atomic_load(&stats->total_bytes_deallocated, TYPED_RELAXED);
    copy.allocated_bytes = typed_atomic_load(&stats->allocated_bytes, TYPED_RELAXED);
    copy.peak_allocated_bytes = typed_atomic_load(&stats->peak_allocated_bytes, TYPED_RELAXED);
    copy.allocation_count = typed_atomic_load(&stats->allocation_count, TYPED_RELAXED);
    copy.reallocation_count = typed_atomic_load(&stats->reallocation_count, TYPED_RELAXED);
    copy.failed_allocations = typed_atomic_load(&stats->failed_allocations, TYPED_RELAXED);
    copy.total_bytes_allocated = typed_atomic_load(&stats->total_bytes_allocated, TYPED_RELAXED);
    copy.peak_allocated_bytes = TYPED_MOST(copy.peak_allocated_bytes, copy.allocated_bytes);
    copy.allocation_count = TYPED_MOST(copy.allocation_count, copy.deallocation_count);
    copy.total_bytes_allocated = TYPED_MOST(copy.total_bytes_allocated, copy.total_bytes_deallocated);
    return copy;
}
