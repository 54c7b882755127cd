/**
 * Statistics since init or ${P}_reset_stats. O(1).
 * @param pool_ the pool.
 * @param out_ filled in; see typed/stats.h for what follows from it and for printers.
 * @return True.
 */
bool ${P}_stats(const ${P} *pool_, typed_stats *out_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    *out_ = pool_->stats_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return true;
}

/**
 * Forget the past in the statistics: what is live now stays counted as allocated.
 * @param pool_ the pool.
 */
void ${P}_reset_stats(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    typed_stats_restart(&pool_->stats_, ${P}_slot_live_count(pool_));
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
