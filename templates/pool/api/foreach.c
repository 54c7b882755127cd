/** The element of a slot, or NULL when it is not handed out. */
${T_}*${P}_live_at(${P} *pool_, size_t slot_)
{
    ${T_}*object_ = NULL;
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_slot_is_live(pool_, slot_)) {
        object_ = ${P}_slot_object(pool_, slot_);
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}

