/**
 * Take an element and run ${init} on it.
 * @param pool_ where from.
 * @return The initialised element, or NULL if and only if ${P}_alloc gave NULL${or_init_failed}.
 */
TYPED_NODISCARD
/*% for step in pairing %*/
/*% include step %*/
/*% endfor %*/
${T_}*${P}_new(${P} *pool_)
{
    ${T_}*object_ = ${P}_alloc(pool_);
/*% for step in run_init %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
