/** Commit memory for at least so many bytes: ${commit_step_words}, so that
 * the system is asked seldom. False when it refuses, and for more than is reserved.
 *
 * Threads that come here at once commit the same pages, which does no harm. The mark only goes up, and releases what
 * the system has done; reading it acquires that. */
bool ${P}_commit(${P} *${me}, size_t bytes_)
{
    size_t committed_ = typed_atomic_load(&${me}->committed_, TYPED_ACQUIRE);
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
    const size_t mark_ = TYPED_LEAST(${me}->capacity_, to_);
    while (committed_ < mark_ && !typed_atomic_compare_exchange(&${me}->committed_, &committed_, mark_, TYPED_ACQ_REL)) {
    }
    return true;
}

/** Commit what a request needs; false, and nothing committed, when it is more than is left. */
bool ${P}_more(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    const size_t at_ = ${P}_position(${me});
    const size_t reach_ = ${P}_reach(${me}, at_, bytes_, span_, align_);
    return reach_ <= ${me}->capacity_ - at_ && ${P}_commit(${me}, at_ + reach_);
}
