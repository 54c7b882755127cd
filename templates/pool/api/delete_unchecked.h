/**
 * Run ${drop} on an element and give it back. Nothing is checked, as in ${P}_free.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_delete(${P} *pool_, ${T_}*object_)
{
/*% for step in run_drop %*/
/*% include step %*/
/*% endfor %*/
    ${P}_free(pool_, object_);
}
