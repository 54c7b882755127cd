    typed_stats_deallocated(&pool_->stats_, ${P}_slot_live_count(pool_), pool_->stats_.allocated_bytes);
