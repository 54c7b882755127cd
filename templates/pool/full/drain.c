/** There is no more memory: let the slots that wait in quarantine be used, if so many are free with them. */
bool ${P}_drain(${P} *pool_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool helps_ = ${had_drained} >= count_;
    pool_->is_drained_ = pool_->is_drained_ || helps_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return helps_;
}
