/** Hand out a free slot's element; NULL when no slot is free at once. */
${T_}*${P}_slot_obtain(${P} *pool_)
{
/*% for step in none_allowed %*/
/*% include step %*/
/*% endfor %*/
    ${P}_slot_ref slot_ = ${P}_slot_take(pool_);
    if (TYPED_UNLIKELY(slot_ == ${P}_SLOT_NONE)) {
        return NULL;
    }
/*% for step in spend %*/
/*% include step %*/
/*% endfor %*/
/*% for step in hand_out %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_object(pool_, slot_);
    TYPED_ASSUME(object_ != NULL);
/*% for step in known_too %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
