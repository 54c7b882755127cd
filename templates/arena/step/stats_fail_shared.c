    (void)typed_atomic_fetch_add(&${me}->stats_.failed_allocations, 1, TYPED_RELAXED);
