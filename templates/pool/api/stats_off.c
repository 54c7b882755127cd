/**
 * Statistics. This pool keeps none: set track_stats in its spec.
 * @param pool_ the pool.
 * @param out_ set to zero.
 * @return False.
 */
bool ${P}_stats(const ${P} *pool_, typed_stats *out_)
{
    (void)pool_;
    memset(out_, 0, sizeof *out_);
    return false;
}

/**
 * Forget statistics: a no-op here.
 * @param pool_ the pool.
 */
void ${P}_reset_stats(${P} *pool_)
{
    (void)pool_;
}
