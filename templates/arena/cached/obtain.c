/** Take bytes from this thread's block, or from the arena${obtain_words}, and then a block behind them; NULL when
 * that is not enough. A request of more than half a block leaves the present one as it is, unless that is the last. */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    ${P}_cache *cache_ = ${P}_cache_of(${me});
    void *block_ = cache_ == NULL ? NULL : ${P}_cache_take(${me}, bytes_, span_, align_);
    if (block_ != NULL) {
        return block_;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_last_ = cache_ != NULL && ${P}_cache_return(${me}, cache_);
    block_ = ${P}_cursor_take(${me}, bytes_, span_, align_);
/*% for step in more %*/
/*% include step %*/
/*% endfor %*/
    if (${fills_again}) {
        ${P}_cache_fill(${me}, cache_);
    } else if (cache_ != NULL && block_ != NULL && span_ <= ${P}_THREAD_BLOCK / 2) {
        ${P}_cache_leave_block(${me}, cache_);
        ${P}_cache_fill(${me}, cache_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}
