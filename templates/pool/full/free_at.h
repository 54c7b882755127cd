/**
 * What ${P}_free is, as a macro: called from a place.
 * @param here_ the place, see typed/site.h.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_free_at(const char *here_, ${P} *pool_, ${T_}*object_)
{
/*% for step in body_free %*/
/*% include step %*/
/*% endfor %*/
}
