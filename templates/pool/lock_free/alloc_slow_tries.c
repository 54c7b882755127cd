/** What alloc does when its first try was not enough: try on, carve; then the same with the lock, under which bulk calls
 * give back what they could not use; grow, ask. After ${max_retries} lost races it gives up, and counts that. */
TYPED_COLD
${T_}*${P}_alloc_slow(${P} *pool_)
{
    bool asked_ = false;
    bool gave_up_ = false;
    ${T_}*object_;
    do {
        object_ = ${P}_slot_obtain_any(pool_, &gave_up_);
        if (object_ == NULL && !gave_up_) {
            object_ = ${P}_obtain_locked(pool_, &gave_up_);
        }
    } while (object_ == NULL && !gave_up_ && ${P}_make_room(pool_, 1, &asked_));
    if (gave_up_) {
        (void)typed_atomic_fetch_add(&pool_->gave_up_, 1, TYPED_RELAXED);
    }
    if (object_ == NULL) {
        return NULL;
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
