    typed_stats_allocated_shared(&pool_->stats_, sizeof(${T}));
