/**
 * Take one ${T} and run ${init} on it.
 * @param ${me} where from.
 * @return The initialised element, or NULL if and only if ${P}_alloc${E} gave NULL${or_init_failed}.
 */
TYPED_NODISCARD
${T_}*${P}_new${E}(${P} *${me})
{
    ${T_}*object_ = ${P}_alloc${E}(${me});
    if (object_ == NULL) {
        return NULL;
    }
/*% for step in run_init %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
