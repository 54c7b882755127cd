/**
 * What ${P}_alloc is, as a macro: called from a place.
 * @param here_ the place, see typed/site.h.
 * @param pool_ where from.
 * @return As ${P}_alloc.
 */
TYPED_NODISCARD
/*% for step in pairing %*/
/*% include step %*/
/*% endfor %*/
${T_}*${P}_alloc_at(const char *here_, ${P} *pool_)
{
/*% for step in body_alloc %*/
/*% include step %*/
/*% endfor %*/
}
