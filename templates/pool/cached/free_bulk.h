/**
 * Give several elements back, as ${P}_free does one by one. O(count_)${find_cost}.
 * @param pool_ the pool that they came from.
 * @param objects_ `count_` elements${null_entries}.
 * @param count_ how many.
 */
void ${P}_free_bulk(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    for (size_t i_ = 0; i_ < count_; i_++) {
        ${P}_free(pool_, objects_[i_]);
    }
}
