/** Whether a block is the arena's newest, or that of a thread's block which is the last, with room for so many bytes more behind
 * it, so that it is worth asking for them. */
bool ${P}_is_growable(const ${P} *${me}, const ${P}_cache *cache_, const void *block_, size_t span_, size_t more_)
{
    const uintptr_t end_ = (uintptr_t)block_ + span_;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_last_ = end_ == (uintptr_t)${me}->cursor_ || (cache_ != NULL && end_ == (uintptr_t)cache_->cursor_ && cache_->end_ == ${me}->cursor_);
    const bool is_growable_ = is_last_ && more_ <= ${room_behind} + (size_t)((uintptr_t)${me}->cursor_ - end_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_growable_;
}
