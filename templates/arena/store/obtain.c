/** Take bytes${obtain_words}; NULL when that is not enough. */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    void *block_ = ${P}_${obtains}(${me}, bytes_, span_, align_);
/*% for step in more %*/
/*% include step %*/
/*% endfor %*/
/*% for step in look_damaged %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_taken %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}
