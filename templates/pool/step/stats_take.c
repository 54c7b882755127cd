    typed_stats_allocated(&pool_->stats_, sizeof(${T}));
