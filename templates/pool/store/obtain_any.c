/** Hand out any slot's element; NULL when there is none. */
${T_}*${P}_slot_obtain_any(${P} *pool_)
{
/*% for step in none_allowed %*/
/*% include step %*/
/*% endfor %*/
    ${P}_slot_ref slot_ = ${P}_slot_take_any(pool_);
    if (slot_ == ${P}_SLOT_NONE) {
        return NULL;
    }
/*% for step in spend %*/
/*% include step %*/
/*% endfor %*/
/*% for step in hand_out_any %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_object(pool_, slot_);
    TYPED_ASSUME(object_ != NULL);
    return object_;
}
