/**
 * Take several elements at once. O(count_)${bulk_cost}.
 * @param pool_ where from.
 * @param objects_ room for `count_` pointers; on failure its content is unspecified.
 * @param count_ how many.
 * @return `count_`, or 0 and nothing taken if and only if fewer than that can be had.
 */
TYPED_NODISCARD
size_t ${P}_alloc_bulk(${P} *pool_, ${T_}**objects_, size_t count_)
{
/*% for step in usable_zero %*/
/*% include step %*/
/*% endfor %*/
    bool asked_ = false;
    bool has_all_;
    do {
        has_all_ = ${P}_obtain_run(pool_, objects_, count_);
    } while (!has_all_ && ${P}_make_room(pool_, count_, &asked_));
/*% for step in judge_next %*/
/*% include step %*/
/*% endfor %*/
    if (!has_all_) {
        return 0;
    }
/*% for step in on_bulk %*/
/*% include step %*/
/*% endfor %*/
    return count_;
}
