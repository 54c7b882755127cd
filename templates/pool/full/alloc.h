/**
 * Take an element. Its content is ${content}. O(1)${alloc_cost}.
 * @param pool_ where from.
 * @return An aligned element, or NULL if and only if ${null_when}, or the pool may not be used here and now, which is a
 *         fault.
 */
TYPED_NODISCARD
/*% for step in pairing %*/
/*% include step %*/
/*% endfor %*/
${T_}*${P}_alloc(${P} *pool_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    bool asked_ = false;
    ${T_}*object_;
    do {
        object_ = ${P}_obtain_locked(pool_);
    } while (object_ == NULL && ${P}_make_room(pool_, 1, &asked_));
    if (object_ == NULL) {
        return NULL;
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
