/** Give the newest allocation of this thread's block another size; false when it is not that, or has no room in the block.
 * The registry and the lock are held. */
bool ${P}_cache_resize(${P} *${me}, ${P}_cache *cache_, unsigned char *block_, size_t old_span_, size_t span_)
{
    if ((uintptr_t)block_ + old_span_ != (uintptr_t)cache_->cursor_ || span_ > (size_t)((uintptr_t)cache_->end_ - (uintptr_t)block_)) {
        return false;
    }
    ${P}_note_peaks(${me});
    typed_atomic_store(&cache_->cursor_, block_ + span_, TYPED_RELAXED);
    return true;
}

/** Resize the newest allocation where it is; false, and nothing changed, when it is not the newest or has no room: the
 * newest of this thread's block, or of the arena. */
bool ${P}_newest_resize(${P} *${me}, void *block_, size_t old_bytes_, size_t bytes_${and_refused})
{
    const size_t old_span_ = ${P}_SPAN(old_bytes_);
    const size_t span_ = bytes_ == 0 ? 0 : ${P}_SPAN(bytes_);
    ${P}_cache *cache_ = ${P}_cache_of(${me});
/*% for step in ask_growth %*/
/*% include step %*/
/*% endfor %*/
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const bool is_last_ = cache_ != NULL && ${P}_cache_return(${me}, cache_);
    const bool is_own_ = cache_ != NULL && !is_last_ && ${unmade_here}${P}_cache_resize(${me}, cache_, (unsigned char *)block_, old_span_, span_);
    bool is_done_ = is_own_;
    if (!is_own_) {
        is_done_ = ${unmade_newest}${P}_is_newest(${me}, block_, old_bytes_);
/*% for step in more_newest %*/
/*% include step %*/
/*% endfor %*/
        is_done_ = is_done_ && span_ <= (size_t)((uintptr_t)${me}->end_ - (uintptr_t)block_);
/*% for step in allowed_newest_cached %*/
/*% include step %*/
/*% endfor %*/
    }
    if (is_done_) {
/*% for step in before_resize %*/
/*% include step %*/
/*% endfor %*/
        if (is_own_) {
            ${me}->padding_ += (span_ - bytes_) - (old_span_ - old_bytes_);
        } else {
            ${P}_newest_set(${me}, (unsigned char *)block_, old_bytes_, bytes_);
        }
    }
/*% for step in on_cache_set %*/
/*% include step %*/
/*% endfor %*/
    if (is_last_) {
        ${P}_cache_fill(${me}, cache_);
    }
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_grow %*/
/*% include step %*/
/*% endfor %*/
    return is_done_;
}

/** Give the arena's newest allocation another size, for which there is room. */
void ${P}_newest_set(${P} *${me}, unsigned char *block_, size_t old_bytes_, size_t bytes_)
{
    const size_t old_span_ = ${P}_SPAN(old_bytes_);
    const size_t span_ = bytes_ == 0 ? 0 : ${P}_SPAN(bytes_);
    ${me}->padding_ += (span_ - bytes_) - (old_span_ - old_bytes_);
    if (span_ < old_span_) {
        ${P}_lower(${me}, ${P}_position(${me}) - (old_span_ - span_));
    } else {
        ${me}->cursor_ = block_ + span_;
/*% for step in spend_grown %*/
/*% include step %*/
/*% endfor %*/
    }
}
