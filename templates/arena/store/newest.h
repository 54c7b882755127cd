/** Whether so many bytes at an address are the newest allocation${or_end_of_it}. */
bool ${P}_is_newest(const ${P} *${me}, const void *block_, size_t bytes_)
{
    const size_t span_ = ${P}_SPAN(bytes_);
    const size_t in_use_ = (size_t)((uintptr_t)${me}->cursor_ - (uintptr_t)${me}->begin_);
    if ((uintptr_t)block_ + span_ != (uintptr_t)${me}->cursor_ || span_ > in_use_) {
        return false;
    }
/*% for step in newest %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
