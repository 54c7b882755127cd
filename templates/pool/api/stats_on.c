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
    *out_ = typed_stats_of_size(sizeof(${T}), pool_->taken_, pool_->taken_ - ${live}, ${peak}, pool_->failed_);
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
    pool_->taken_ = ${live};
    pool_->peak_ = ${live};
    pool_->failed_ = 0;
/*% for step in forget_peak %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
