    typed_stats_deallocated(&pool_->stats_, 1, sizeof(${T}));
