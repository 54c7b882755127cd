/**
 * Take an element. Its content is ${content}. O(1)${alloc_cost}.
 * @param pool_ where from.
 * @return An aligned element, or NULL if and only if ${null_when}.
 */
TYPED_NODISCARD
/*% for step in pairing %*/
/*% include step %*/
/*% endfor %*/
${T_}*${P}_alloc(${P} *pool_)
{
/*% for step in alloc_body %*/
/*% include step %*/
/*% endfor %*/
}
