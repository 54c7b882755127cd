/** There is no more memory: let the slots that wait in quarantine be used. True when that may help, which is once. */
bool ${P}_drain(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool helps_ = !pool_->is_drained_ && pool_->free_count_ > 0;
    pool_->is_drained_ = true;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return helps_;
}
