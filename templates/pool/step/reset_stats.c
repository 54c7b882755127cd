    typed_stats_deallocated(&pool_->stats_, pool_->live_count_, (uint64_t)pool_->live_count_ * sizeof(${T}));
