/**
 * Give several elements back. One that ${P}_free would refuse is refused alone. O(count_)${free_cost}.
 * @param pool_ the pool that they came from.
 * @param objects_ `count_` elements; NULL entries are passed over.
 * @param count_ how many.
 */
void ${P}_free_bulk(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
    size_t done_ = 0;
    while (done_ < count_) {
        done_ += ${P}_return_run(pool_, objects_ + done_, count_ - done_);
    }
}
