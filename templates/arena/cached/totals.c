/** Count allocations of so many bytes together. What is counted here and what threads count make sense together only, so
 * the most that was live is not known here. The lock is held. */
void ${P}_count(${P} *${me}, uint64_t count_, uint64_t bytes_)
{
    ${me}->stats_.allocation_count += count_;
    ${me}->stats_.total_bytes_allocated += bytes_;
    ${me}->stats_.allocated_bytes += bytes_;
}

/** The statistics of all threads. The registry and the lock are held. O(threads). */
typed_stats ${P}_totals(const ${P} *${me})
{
    typed_stats total_ = ${me}->stats_;
    for (const typed_cache *each_ = ${me}->caches_; each_ != NULL; each_ = each_->next) {
        const ${P}_cache *cache_ = (const ${P}_cache *)(const void *)each_;
        if (cache_->key_ == ${me}->key_) {
            const uint64_t bytes_ = typed_atomic_load(&cache_->taken_bytes_, TYPED_RELAXED);
            total_.allocation_count += typed_atomic_load(&cache_->taken_, TYPED_RELAXED);
            total_.total_bytes_allocated += bytes_;
            total_.allocated_bytes += bytes_;
        }
    }
    total_.peak_allocated_bytes = TYPED_MOST(total_.peak_allocated_bytes, total_.allocated_bytes);
    return total_;
}

/** Add to what is counted here what threads have counted, without writing to what is theirs: for the end of a life. */
void ${P}_add_totals(${P} *${me})
{
    ${me}->stats_ = ${P}_totals(${me});
}
