/**
 * Allocations that gave NULL because they lost ${max_retries} races (max_retries), not because nothing was left: they
 * are not among failed allocations. O(1).
 * @param ${me} the ${noun}.
 * @return Allocations since init.
 */
uint64_t ${P}_gave_up(const ${P} *${me})
{
    return typed_atomic_load(&${me}->gave_up_, TYPED_RELAXED);
}
