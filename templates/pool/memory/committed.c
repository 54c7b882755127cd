/** Slots that have memory now. */
size_t ${P}_committed(const ${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t committed_ = pool_->committed_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return committed_;
}
