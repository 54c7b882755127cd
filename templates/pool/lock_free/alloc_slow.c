/** What alloc does when its first try was not enough: try on, carve; then the same with the lock, under which bulk calls
 * give back what they could not use; grow, ask. */
TYPED_COLD
${T_}*${P}_alloc_slow(${P} *pool_)
{
    bool asked_ = false;
    ${T_}*object_;
    do {
        object_ = ${P}_slot_obtain_any(pool_);
        if (object_ == NULL) {
            object_ = ${P}_obtain_locked(pool_);
        }
    } while (object_ == NULL && ${P}_make_room(pool_, 1, &asked_));
    if (object_ == NULL) {
        return NULL;
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
