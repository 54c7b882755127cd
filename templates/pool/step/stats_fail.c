    typed_stats_failed(&pool_->stats_);
