/**
 * Statistics since init or ${P}_reset_stats: exact when no other thread is using the pool, each figure of about the same
 * moment otherwise. O(1).
 * @param pool_ the pool.
 * @param out_ filled in; see typed/stats.h for what follows from it and for printers.
 * @return True.
 */
bool ${P}_stats(const ${P} *pool_, typed_stats *out_)
{
    *out_ = typed_stats_shared(&pool_->stats_);
    return true;
}

/**
 * Forget the past in the statistics: what is live now stays counted as allocated. No other thread may be using the pool.
 * @param pool_ the pool.
 */
void ${P}_reset_stats(${P} *pool_)
{
    typed_stats_restart(&pool_->stats_, ${P}_slot_live_count(pool_));
}
