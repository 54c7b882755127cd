/** ${obtain_locked_says} */
${T_}*${P}_obtain_locked(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_obtain_any(pool_);
/*% for step in notice %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_noticed %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
