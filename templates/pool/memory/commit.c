/** Commit memory for at least `slots_` slots: ${commit_step_words}, so that
 * the system is asked seldom. False when it refuses, and for more slots than are reserved. */
bool ${P}_commit(${P} *pool_, size_t slots_)
{
    if (slots_ <= pool_->committed_ || slots_ > pool_->capacity_) {
        return slots_ <= pool_->committed_;
    }
/*% for step in commit_step %*/
/*% include step %*/
/*% endfor %*/
    const size_t page_ = typed_page_size();
    const size_t from_ = TYPED_ALIGN_UP(pool_->committed_ * sizeof(${P}_slot), page_);
    const size_t wanted_ = TYPED_MOST(slots_, TYPED_LEAST((size_t)pool_->capacity_, pool_->committed_ + step_));
    size_t to_ = TYPED_ALIGN_UP(wanted_ * sizeof(${P}_slot), page_);
    if (to_ > from_ && !typed_virtual_commit((unsigned char *)${slots} + from_, to_ - from_)) {
        /* Near a limit, no more than is needed. */
        to_ = TYPED_ALIGN_UP(slots_ * sizeof(${P}_slot), page_);
        if (to_ > from_ && !typed_virtual_commit((unsigned char *)${slots} + from_, to_ - from_)) {
            return false;
        }
    }
    const uint32_t committed_ = (uint32_t)TYPED_LEAST((size_t)pool_->capacity_, to_ / sizeof(${P}_slot));
    TYPED_POISON_EACH(&${slots}[pool_->committed_], sizeof(${P}_slot), committed_ - pool_->committed_);
/*% for step in set_committed %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
