/** Take bytes, however many races are lost; NULL when there is no room at hand. */
void *${P}_cursor_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    for (;;) {
        bool lost_ = false;
        void *block_ = ${P}_cursor_try(${me}, bytes_, span_, align_, &lost_);
        if (TYPED_LIKELY(!lost_)) {
            return block_;
        }
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
}
