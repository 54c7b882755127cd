/** Allocations that were not given back, as the statistics have them. */
uint64_t ${P}_stats_live(const ${P} *${me})
{
    const uint64_t ended_ = typed_atomic_load(&${me}->stats_.deallocation_count, TYPED_RELAXED);
    const uint64_t made_ = typed_atomic_load(&${me}->stats_.allocation_count, TYPED_RELAXED);
    return made_ - TYPED_LEAST(ended_, made_);
}

/** Count so many allocations that a return to a position has ended; so many bytes of elements are left. */
void ${P}_stats_returned(${P} *${me}, uint64_t count_, uint64_t left_)
{
    const uint64_t bytes_ = typed_atomic_load(&${me}->stats_.allocated_bytes, TYPED_RELAXED);
    const uint64_t ended_ = bytes_ - TYPED_LEAST(left_, bytes_);
    (void)typed_atomic_fetch_add(&${me}->stats_.deallocation_count, count_, TYPED_RELAXED);
    (void)typed_atomic_fetch_add(&${me}->stats_.total_bytes_deallocated, ended_, TYPED_RELAXED);
    (void)typed_atomic_fetch_sub(&${me}->stats_.allocated_bytes, ended_, TYPED_RELAXED);
}
