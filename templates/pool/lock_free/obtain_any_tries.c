/** Hand out any slot's element; NULL when there is none, and when too many races were lost. */
${T_}*${P}_slot_obtain_any(${P} *pool_, bool *gave_up_)
{
    ${P}_slot_ref slot_ = ${P}_slot_take_any(pool_);
    *gave_up_ = slot_ == ${P}_SLOT_LOST;
    if (slot_ == ${P}_SLOT_NONE || *gave_up_) {
        return NULL;
    }
/*% for step in hand_out %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_object(pool_, slot_);
    TYPED_ASSUME(object_ != NULL);
    return object_;
}

/** The same with the lock held. */
${T_}*${P}_obtain_locked(${P} *pool_, bool *gave_up_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_carve %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_obtain_any(pool_, gave_up_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
