/**
 * Give unused memory back: what lies above the highest element that is ${not_free}, in whole ${trim_unit}. Slots above it
 * count as never handed out.${trim_tells} O(elements ever handed out).
 * @param pool_ the pool.
 * @param keep_bytes_ bytes of slots to keep at least, whether used or not.
 * @return Bytes given back${unless_refused}.
 */
size_t ${P}_trim(${P} *pool_, size_t keep_bytes_)
{
/*% for step in usable_zero %*/
/*% include step %*/
/*% endfor %*/
    ${P}_compact(pool_);
    return ${P}_give_back_above(pool_, keep_bytes_ / sizeof(${P}_slot) + (keep_bytes_ % sizeof(${P}_slot) != 0));
}
