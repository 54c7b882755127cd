/** Take bytes, committing memory when need be; NULL when that is not enough, and after ${max_retries} lost races, which
 * *gave_up_ says. */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *gave_up_)
{
    uint32_t races_ = 0;
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    for (;;) {
        bool lost_ = false;
        void *block_ = ${P}_cursor_try(${me}, bytes_, span_, align_, &lost_);
        if (block_ != NULL || (!lost_ && !${P}_more(${me}, bytes_, span_, align_))) {
            return block_;
        }
        races_ += lost_ ? 1 : 0;
        if (races_ == ${max_retries}) {
            *gave_up_ = true;
            return NULL;
        }
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
}
