/** Take bytes below the ceiling or, where there are none, as the monitor allows. NULL when that is not enough; *is_over_ is
 * set where trying again is of no use, ${over_words}. */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *asked_, bool *is_over_)
{
/*% for step in count_races %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    for (;;) {
        bool lost_ = false;
        void *block_ = ${P}_cursor_try(${me}, bytes_, span_, align_, &lost_);
        if (block_ == NULL && !lost_) {
            block_ = ${P}_judged_take(${me}, bytes_, span_, align_, asked_, is_over_, &lost_);
        }
        if (!lost_) {
            return block_;
        }
/*% for step in race_lost %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
}

/** What allocations do when there is no room at hand: ask the monitor, ${slow_words}. */
TYPED_COLD
void *${P}_slow_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    bool asked_ = false;
    bool is_over_ = false;
    void *block_;
    do {
        block_ = ${P}_obtain(${me}, bytes_, span_, align_, &asked_, &is_over_);
    } while (block_ == NULL && !is_over_ && ${P}_make_room(${me}, ${make_room_arguments}, &asked_));
/*% for step in on_slow_block %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}
