/** Take an element back with no cache between. */
void ${P}_return_uncached(${P} *pool_, ${T_}*object_)
{
/*% for step in on_give_uncached %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in give_uncached %*/
/*% include step %*/
/*% endfor %*/
    ${P}_raise_limit(pool_);
/*% for step in counted_give %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_extra %*/
/*% include step %*/
/*% endfor %*/
}
