/**
 * Give an element back. NULL is a no-op; a pointer that is not an element ${handed_out} is a fault and
 * changes nothing. O(1)${free_cost}.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_free(${P} *pool_, ${T_}*object_)
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
    const bool is_ours_ = ${P}_slot_return(pool_, object_);
    if (TYPED_UNLIKELY(!is_ours_)) {
        ${P}_refuse(pool_, object_);
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
/*% for step in head_at_hand %*/
/*% include step %*/
/*% endfor %*/
}
