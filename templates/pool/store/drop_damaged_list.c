/** Repair a free list that leads outside the pool: report it, and withdraw the free slots it no longer
 * reaches. False when the list is sound. */
bool ${P}_drop_damaged_list(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    /* The list ends outside, or although the counts say that free slots are left. Counted in 32 bits: where a damaged link had
     * slots handed out twice more are live than there are, and what is lost is as many too few. */
    const ${P}_slot_ref slot_ = pool_->head_;
    const bool is_damaged_ = pool_->capacity_ > 0 && ${slot_leads_out} && (slot_ != ${P}_SLOT_NONE || (uint32_t)(${live} + pool_->lost_) != pool_->carved_);
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
