/** See that memory is committed for `count_` elements: what this thread had committed others may have taken meanwhile. True when
 * there may be room for them now. */
bool ${P}_grow(${P} *pool_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t carved_ = ${carved_now};
    const size_t more_ = count_ - (count_ > pool_->capacity_ ? 0 : ${P}_slot_listed(pool_, count_));
    const bool has_room_ = more_ <= pool_->capacity_ - carved_ && ${P}_commit(pool_, carved_ + more_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return has_room_;
}
