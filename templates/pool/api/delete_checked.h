/**
 * Run ${drop} on an element and give it back. NULL is a no-op. The pointer is checked as in ${P}_free
 * before the hook sees it.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_delete(${P} *pool_, ${T_}*object_)
{
    if (object_ == NULL) {
        return;
    }
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const bool is_ours_ = ${P}_slot_is_live(pool_, ${P}_slot_of(pool_, object_))${and_whole};
    if (!is_ours_) {
        ${P}_refuse(pool_, object_);
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    if (!is_ours_) {
        return;
    }
/*% for step in run_drop %*/
/*% include step %*/
/*% endfor %*/
    ${P}_free(pool_, object_);
}
