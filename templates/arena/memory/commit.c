/** Commit memory for at least so many bytes: ${commit_step_words}, so that
 * the system is asked seldom. False when it refuses, and for more than is reserved. */
bool ${P}_commit(${P} *${me}, size_t bytes_)
{
    const size_t committed_ = (size_t)(${me}->end_ - ${me}->begin_);
    if (bytes_ <= committed_ || bytes_ > ${me}->capacity_) {
        return bytes_ <= committed_;
    }
/*% for step in commit_step %*/
/*% include step %*/
/*% endfor %*/
    const size_t page_ = typed_page_size();
    const size_t from_ = TYPED_ALIGN_UP(committed_, page_);
    size_t to_ = TYPED_ALIGN_UP(TYPED_MOST(bytes_, TYPED_LEAST(${me}->capacity_, committed_ + step_)), page_);
    if (to_ > from_ && !typed_virtual_commit(${me}->begin_ + from_, to_ - from_)) {
        /* Near a limit, no more than is needed. */
        to_ = TYPED_ALIGN_UP(bytes_, page_);
        if (to_ > from_ && !typed_virtual_commit(${me}->begin_ + from_, to_ - from_)) {
            return false;
        }
    }
    ${me}->end_ = ${me}->begin_ + TYPED_LEAST(${me}->capacity_, to_);
    return true;
}

/** Commit what a request needs; false, and nothing committed, when it is more than is left. */
bool ${P}_more(${P} *${me}, size_t span_, size_t align_)
{
    const size_t pad_ = ${P}_pad(${me}, align_);
    const size_t left_ = ${P}_left(${me});
    if (pad_ > left_ || span_ > left_ - pad_) {
        return false;
    }
    return ${P}_commit(${me}, ${P}_position(${me}) + pad_ + span_);
}
