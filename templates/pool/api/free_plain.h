/**
 * Give an element back. Nothing is checked: it must be an element of this pool, handed out now and not
 * NULL. O(1)${free_cost}.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_free(${P} *pool_, ${T_}*object_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    ${P}_slot_return(pool_, object_);
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
}
