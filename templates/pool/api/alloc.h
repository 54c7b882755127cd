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
/*% for step in unsure_alloc %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_obtain(pool_);
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(object_ == NULL)) {
        return ${P}_alloc_slow(pool_);
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
