/** See that a slot is not handed out again. */
void ${P}_slot_withdraw(${P} *pool_, size_t slot_)
{
    ${generation} = ${P}_GENERATION_RETIRED;
/*% for step in before_loss %*/
/*% include step %*/
/*% endfor %*/
    pool_->lost_++;
}

/** The same of one that was handed out, and comes back. */
void ${P}_slot_withdraw_live(${P} *pool_, size_t slot_)
{
/*% for step in on_withdraw %*/
/*% include step %*/
/*% endfor %*/
    ${P}_slot_withdraw(pool_, slot_);
}
