/**
 * Allocations that gave NULL because they lost ${max_retries} races (max_retries): none, as with ${why_locked} each call
 * has the ${noun} to itself.
 * @param ${me} the ${noun}.
 * @return 0.
 */
uint64_t ${P}_gave_up(const ${P} *${me})
{
    (void)${me};
    return 0;
}
