/** Refuse an allocation of more bytes than there can be. */
TYPED_COLD
void *${P}_refuse_size(${P} *${me})
{
/*% for step in refuse_size %*/
/*% include step %*/
/*% endfor %*/
    return NULL;
}

/** What allocations do when there is no room at hand: ${slow_words}. */
TYPED_COLD
void *${P}_slow_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    bool asked_ = false;
    void *block_;
    do {
        block_ = ${P}_obtain(${me}, bytes_, span_, align_);
    } while (block_ == NULL && ${P}_make_room(${me}, ${make_room_arguments}, &asked_));
/*% for step in on_slow_block %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}
