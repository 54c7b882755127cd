/** Hand out any slot's element, with the lock held meanwhile; NULL when there is none. */
${T_}*${P}_obtain_locked(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_carve %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_obtain_any(pool_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
