/**
 * Give several elements back, as one chain. Nothing is checked, as in ${P}_free. O(count_)${free_cost}.
 * @param pool_ the pool that they came from.
 * @param objects_ `count_` elements.
 * @param count_ how many.
 */
void ${P}_free_bulk(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    ${P}_return_run(pool_, objects_, count_);
}
