/** Repair a free list that leads outside the pool: report it, and leave the free slots that it no longer reaches, which
 * count as live from now on. False when the list is sound. */
bool ${P}_drop_damaged_list(${P} *pool_)
{
    const ${P}_slot_ref slot_ = pool_->head_;
    const bool is_damaged_ = slot_ != ${P}_SLOT_NONE && ${slot_leads_out};
    if (is_damaged_) {
        pool_->head_ = ${P}_SLOT_NONE;
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
    }
    return is_damaged_;
}
