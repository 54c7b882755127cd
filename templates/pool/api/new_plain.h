/**
 * Take an element. The spec names no init hook, so this is ${P}_alloc.
 * @param pool_ where from.
 * @return As ${P}_alloc.
 */
TYPED_NODISCARD
/*% for step in pairing %*/
/*% include step %*/
/*% endfor %*/
${T_}*${P}_new(${P} *pool_)
{
    return ${P}_alloc(pool_);
}
