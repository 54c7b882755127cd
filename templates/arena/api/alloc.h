/**
 * Take one ${T}. Its content is ${content}. O(1)${alloc_cost}.
 * @param ${me} where from.
 * @return Aligned, or NULL if and only if ${null_when}.
 */
TYPED_NODISCARD
${T_}*${P}_alloc${E}(${P} *${me})
{
/*% for step in sure_take %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_take %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = (${T_}*)${P}_take${E}(${me});
/*% for step in leave_take %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(object_ == NULL)) {
        return (${T_}*)${P}_slow_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
