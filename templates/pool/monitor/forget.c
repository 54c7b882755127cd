/** Before the program is asked, and when a request has failed: what was allowed for it, or is left from before its level began,
 * is for nobody else. */
void ${P}_forget_allowance(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in forget_granted %*/
/*% include step %*/
/*% endfor %*/
    pool_->allowance_ = 0;
/*% for step in judge_next %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
