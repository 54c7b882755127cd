/** Commit memory for at least so many bytes: ${commit_step_words}, so that
 * the system is asked seldom. False when it refuses, and for more than is reserved.${commit_at_once} */
bool ${P}_commit(${P} *${me}, size_t bytes_)
{
/*% for step in commit_from %*/
/*% include step %*/
/*% endfor %*/
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
/*% for step in on_commit %*/
/*% include step %*/
/*% endfor %*/
/*% for step in commit_to %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
