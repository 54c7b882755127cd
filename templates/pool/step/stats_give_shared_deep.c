        typed_stats_deallocated_shared(&pool_->stats_, sizeof(${T}));
