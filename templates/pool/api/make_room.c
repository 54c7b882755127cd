/** Called with nothing held when `count_` elements are not to be had: true when trying again may help.
 * Counts the failure otherwise. */
bool ${P}_${make_room}(${P} *pool_, size_t count_, bool *asked_)
{
/*% for step in room %*/
/*% include step %*/
/*% endfor %*/
    if (!*asked_ && pool_->on_exhausted_ != NULL && count_ <= pool_->capacity_) {
        *asked_ = true;
        if (pool_->on_exhausted_(pool_, count_ * sizeof(${T}), pool_->on_exhausted_ctx_)) {
            return true;
        }
    }
/*% for step in on_fail %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
