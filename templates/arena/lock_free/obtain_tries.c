/** Take bytes${obtain_words}; NULL when that is not enough, and after ${max_retries} ${races_words} */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *gave_up_)
{
    uint32_t races_ = 0;
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    for (;;) {
        bool lost_ = false;
        void *block_ = ${P}_cursor_try(${me}, bytes_, span_, align_, &lost_);
/*% for step in tried %*/
/*% include step %*/
/*% endfor %*/
        if (races_ == ${max_retries}) {
            *gave_up_ = true;
            return NULL;
        }
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
}
