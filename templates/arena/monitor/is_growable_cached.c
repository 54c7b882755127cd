/** Whether a block may be the newest, of this thread's block or of the arena, so that it is worth asking for more behind it. */
bool ${P}_is_growable(const ${P} *${me}, const ${P}_cache *cache_, const void *block_, size_t span_)
{
    const uintptr_t end_ = (uintptr_t)block_ + span_;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_growable_ = end_ == (uintptr_t)${me}->cursor_ || (cache_ != NULL && end_ == (uintptr_t)cache_->cursor_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_growable_;
}
