/** What allocations do when the first try was not enough: try on, ${slow_words}. After ${max_retries} lost races they
 * give up, and count that. */
TYPED_COLD
void *${P}_slow_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    bool asked_ = false;
    bool gave_up_ = false;
    void *block_;
    do {
        block_ = ${P}_obtain(${me}, bytes_, span_, align_, &gave_up_);
    } while (block_ == NULL && !gave_up_ && ${P}_make_room(${me}, ${make_room_arguments}, &asked_));
    if (gave_up_) {
        (void)typed_atomic_fetch_add(&${me}->gave_up_, 1, TYPED_RELAXED);
    }
/*% for step in on_slow_block %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}
