/** Whether `count_` elements can be had now. The lock is held. */
bool ${P}_fits(${P} *pool_, size_t count_)
{
/*% for step in commit_wanted %*/
/*% include step %*/
/*% endfor %*/
    size_t found_ = (size_t)pool_->${limit} - pool_->carved_;
    for (size_t slot_ = pool_->head_; found_ < count_ && slot_ < pool_->carved_; slot_ = ${P}_slot_link(pool_, slot_)) {
        found_++;
    }
    return found_ >= count_;
}
