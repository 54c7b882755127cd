/** Repair a free list that leads outside the pool, or on for ever: report it, and withdraw the free slots it no longer
 * reaches. False when the list is sound. */
bool ${P}_drop_damaged_list(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    /* It leads outside, ends although the counts say that free slots are left, or goes on although they say that none is. */
    const ${P}_slot_ref slot_ = pool_->head_;
    const size_t free_ = pool_->carved_ - ${live} - pool_->lost_;
    const bool leads_out_ = ${slot_leads_out};
    const bool is_damaged_ = pool_->capacity_ > 0 && ((leads_out_ && (slot_ != ${P}_SLOT_NONE || free_ != 0)) || (!leads_out_ && free_ == 0));
    if (is_damaged_) {
        pool_->head_ = ${P}_SLOT_NONE;
        pool_->lost_ = (uint32_t)(pool_->carved_ - ${live});
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (is_damaged_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
    }
    return is_damaged_;
}
