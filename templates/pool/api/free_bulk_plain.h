/**
 * Give several elements back. Nothing is checked, as in ${P}_free. O(count_)${free_cost}.
 * @param pool_ the pool that they came from.
 * @param objects_ `count_` elements.
 * @param count_ how many.
 */
void ${P}_free_bulk(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    for (size_t i_ = 0; i_ < count_; i_++) {
        ${P}_slot_return(pool_, objects_[i_]);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
