/**
 * Allocations that gave NULL because they lost ${max_retries} races (max_retries): none, as with full checks each call
 * has the pool to itself.
 * @param pool_ the pool.
 * @return 0.
 */
uint64_t ${P}_gave_up(const ${P} *pool_)
{
    (void)pool_;
    return 0;
}
