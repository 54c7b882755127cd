/**
 * Give an element back. NULL is a no-op; a pointer that is not an element ${handed_out} is a fault and
 * changes nothing. O(1)${free_cost}.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_free(${P} *pool_, ${T_}*object_)
{
/*% for step in free_body %*/
/*% include step %*/
/*% endfor %*/
}
