/** The next free slot after a free one that is not the last. */
size_t ${P}_slot_link(const ${P} *pool_, size_t slot_)
{
    return pool_->records_[slot_].next_;
}

/** Make a slot, whose record this is, the last free one. */
void ${P}_slot_give_last(${P} *pool_, size_t slot_, typed_slot_record *record_)
{
    *pool_->end_ = (uint32_t)slot_;
    pool_->end_ = &record_->next_;
    pool_->free_count_++;
}

/** Whether the list leads to a free slot, as it does unless somebody wrote over it or nothing is free. */
bool ${P}_list_leads(const ${P} *pool_)
{
    const size_t slot_ = pool_->head_;
    return slot_ < pool_->carved_ && (${generation} & 1) == 0;
}

/** Take the slot that has been free longest off the list that leads to it. If it was the only one, the caller says where the list
 * ends. */
${P}_slot_ref ${P}_slot_unlist(${P} *pool_)
{
    const size_t slot_ = pool_->head_;
    pool_->head_ = (uint32_t)${P}_slot_link(pool_, slot_);
    pool_->free_count_--;
    return slot_;
}
