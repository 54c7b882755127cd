    (void)typed_atomic_fetch_add(&pool_->stats_.failed_allocations, 1, TYPED_RELAXED);
