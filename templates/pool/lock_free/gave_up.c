/**
 * Allocations that gave NULL because they lost ${max_retries} races (max_retries), not because nothing was left: they
 * are not among failed allocations. Bulk calls do not give up. O(1).
 * @param pool_ the pool.
 * @return Allocations since init.
 */
uint64_t ${P}_gave_up(const ${P} *pool_)
{
    return typed_atomic_load(&pool_->gave_up_, TYPED_RELAXED);
}
