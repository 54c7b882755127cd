/** What alloc does when this thread's cache is empty or not at hand: fill it, recall, grow, ask. */
TYPED_COLD
${T_}*${P}_alloc_slow(${P} *pool_)
{
/*% for step in report_extra %*/
/*% include step %*/
/*% endfor %*/
    bool asked_ = false;
    ${T_}*object_;
    do {
        object_ = ${P}_obtain(pool_);
    } while (object_ == NULL && ${P}_make_room(pool_, 1, &asked_));
    if (object_ == NULL) {
        return NULL;
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
