/**
 * Take every element back at once and keep the memory. ${drop_words} No other thread may be
 * using the pool. ${reset_cost}
 * @param pool_ the pool.
 */
void ${P}_reset(${P} *pool_)
{
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
/*% for step in drop_live %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_reset %*/
/*% include step %*/
/*% endfor %*/
/*% for step in reset %*/
/*% include step %*/
/*% endfor %*/
/*% for step in reset_carved %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave_reset %*/
/*% include step %*/
/*% endfor %*/
}
