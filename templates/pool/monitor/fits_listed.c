/** Whether `count_` elements can be had now. The lock is held. */
bool ${P}_fits(${P} *pool_, size_t count_)
{
/*% for step in commit_wanted %*/
/*% include step %*/
/*% endfor %*/
/*% for step in listed_most %*/
/*% include step %*/
/*% endfor %*/
    size_t found_ = 0;
    ${P}_slot_ref slot_ = pool_->head_;
    while (found_ < ${most_found} && ${slot_is_inside}) {
        slot_ = ${P}_slot_link(pool_, slot_);
        found_++;
    }
    /* Behind a damaged link nothing is taken before its repair. */
    return found_ >= count_ || (slot_ == ${P}_SLOT_NONE && found_ + (pool_->${limit} - pool_->carved_) >= count_);
}
