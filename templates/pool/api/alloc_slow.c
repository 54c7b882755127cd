/** What alloc does when no free slot is at hand: search, carve, repair, grow, ask. */
TYPED_COLD
${T_}*${P}_alloc_slow(${P} *pool_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    bool asked_ = false;
    ${T_}*object_;
    do {
        object_ = ${P}_obtain_locked(pool_);
    } while (object_ == NULL && ${P}_make_room(pool_, 1, &asked_));
/*% for step in judge_next %*/
/*% include step %*/
/*% endfor %*/
    if (object_ == NULL) {
        return NULL;
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
