/** What allocations do when there is no room at hand${or_unsure}: ${slow_words}. */
TYPED_COLD
void *${P}_slow_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    bool asked_ = false;
    void *block_;
    do {
        block_ = ${P}_obtain(${me}, bytes_, span_, align_);
    } while (block_ == NULL && ${P}_make_room(${me}, ${make_room_arguments}, &asked_));
/*% for step in not_taken %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_slow_block %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}
