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
        if (!${P}_is_growable(${me}, cache_, block_, ${P}_SPAN(old_bytes_), more_)) {
            return false;
        }
        (void)${P}_grant(${me}, bytes_ - old_bytes_, more_, 1, &asked_, &is_refused_);
    } while (asked_ && !was_asked_ && !is_refused_);
    return is_refused_;
}
