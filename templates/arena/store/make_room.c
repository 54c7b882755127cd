/** Called with nothing held when there is no room: true when trying again may help. */
bool ${P}_${make_room}(${P} *${me}, size_t bytes_, bool *asked_)
{
    if (!*asked_ && ${me}->on_exhausted_ != NULL && bytes_ <= ${me}->capacity_) {
        *asked_ = true;
        if (${me}->on_exhausted_(${me}, bytes_, ${me}->on_exhausted_ctx_)) {
            return true;
        }
    }
/*% for step in on_fail %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
