/** Count a resize in place. One to nothing ends an allocation. */
void ${P}_stats_resized(${P} *${me}, size_t old_bytes_, size_t bytes_)
{
    typed_stats *stats_ = &${me}->stats_;
    (void)typed_atomic_fetch_add(&stats_->reallocation_count, 1, TYPED_RELAXED);
    (void)typed_atomic_fetch_add(&stats_->deallocation_count, (uint64_t)(bytes_ == 0), TYPED_RELAXED);
    if (bytes_ <= old_bytes_) {
        (void)typed_atomic_fetch_add(&stats_->total_bytes_deallocated, old_bytes_ - bytes_, TYPED_RELAXED);
        (void)typed_atomic_fetch_sub(&stats_->allocated_bytes, old_bytes_ - bytes_, TYPED_RELAXED);
        return;
    }
    (void)typed_atomic_fetch_add(&stats_->total_bytes_allocated, bytes_ - old_bytes_, TYPED_RELAXED);
    const uint64_t live_ = typed_atomic_fetch_add(&stats_->allocated_bytes, bytes_ - old_bytes_, TYPED_RELAXED) + (bytes_ - old_bytes_);
    uint64_t peak_ = typed_atomic_load(&stats_->peak_allocated_bytes, TYPED_RELAXED);
    while (live_ > peak_ && !typed_atomic_compare_exchange(&stats_->peak_allocated_bytes, &peak_, live_, TYPED_RELAXED)) {
    }
}
