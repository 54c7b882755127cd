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

/** Ask for more behind a block that grows where it is; true when it is refused, so that a copy, which takes more, would be too.
 * The program is asked once, and then the monitor once more, as there may be room now. */
bool ${P}_is_growth_refused(${P} *${me}, const ${P}_cache *cache_, const void *block_, size_t old_bytes_, size_t bytes_)
{
    const size_t more_ = ${P}_SPAN(bytes_) - ${P}_SPAN(old_bytes_);
    bool asked_ = false;
    bool is_refused_ = false;
    bool was_asked_;
    do {
        was_asked_ = asked_;
        if (!${P}_is_growable(${me}, cache_, block_, ${P}_SPAN(old_bytes_))) {
            return false;
        }
        (void)${P}_grant(${me}, bytes_ - old_bytes_, more_, 1, &asked_, &is_refused_);
    } while (asked_ && !was_asked_ && !is_refused_);
    return is_refused_;
}
