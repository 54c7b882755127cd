/** Take the slot that has been free longest, if more than `kept_` are. A list that does not lead to a free slot was
 * overwritten: what is on it is withdrawn. */
${P}_slot_ref ${P}_slot_take(${P} *pool_, size_t kept_)
{
    if (pool_->free_count_ <= kept_) {
        return ${P}_SLOT_NONE;
    }
    if (!${P}_list_leads(pool_)) {
        pool_->is_list_broken_ = true;
/*% for step in before_loss_deep %*/
/*% include step %*/
/*% endfor %*/
        pool_->lost_ += pool_->free_count_;
        pool_->free_count_ = 0;
        pool_->end_ = &pool_->head_;
        return ${P}_SLOT_NONE;
    }
    ${P}_slot_ref slot_ = ${P}_slot_unlist(pool_);
/*% for step in list_ends %*/
/*% include step %*/
/*% endfor %*/
    return slot_;
}

/** Make a slot that was just taken the first free one again. */
void ${P}_slot_untake(${P} *pool_, ${P}_slot_ref slot_)
{
    if (pool_->free_count_ == 0) {
        pool_->end_ = &pool_->records_[slot_].next_;
    }
    pool_->records_[slot_].next_ = pool_->head_;
    pool_->head_ = (uint32_t)slot_;
    pool_->free_count_++;
}
