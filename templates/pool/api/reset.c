/**
 * Take every element back at once and keep the memory. ${drop_words} No other thread may be
 * using the pool. ${reset_cost}
 * @param pool_ the pool.
 */
void ${P}_reset(${P} *pool_)
{
/*% for step in drop_live %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in reset %*/
/*% include step %*/
/*% endfor %*/
    pool_->carved_ = 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
