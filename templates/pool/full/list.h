/** The link of a free slot. */
size_t ${P}_slot_link(const ${P} *pool_, size_t slot_)
{
    return pool_->links_[slot_];
}

/** Make a slot the last free one. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    pool_->links_[slot_] = (uint32_t)${P}_SLOT_NONE;
    if (pool_->free_count_ == 0) {
        pool_->head_ = (uint32_t)slot_;
    } else {
        pool_->links_[pool_->tail_] = (uint32_t)slot_;
    }
    pool_->tail_ = (uint32_t)slot_;
    pool_->free_count_++;
}

/** Make a slot that was just taken the first free one again. */
void ${P}_slot_untake(${P} *pool_, ${P}_slot_ref slot_)
{
    if (pool_->free_count_ == 0) {
        pool_->tail_ = (uint32_t)slot_;
    }
    pool_->links_[slot_] = pool_->head_;
    pool_->head_ = (uint32_t)slot_;
    pool_->free_count_++;
}

/** Take the slot that has been free longest, if more than `kept_` are. A list that does not lead to a free slot was
 * overwritten: what is on it is withdrawn. */
${P}_slot_ref ${P}_slot_take(${P} *pool_, size_t kept_)
{
    if (pool_->free_count_ <= kept_) {
        return ${P}_SLOT_NONE;
    }
    const size_t slot_ = pool_->head_;
    if (slot_ >= pool_->carved_ || ${P}_slot_is_live(pool_, slot_)) {
        pool_->is_list_broken_ = true;
        pool_->lost_ += pool_->free_count_;
        pool_->free_count_ = 0;
        return ${P}_SLOT_NONE;
    }
    pool_->head_ = (uint32_t)${P}_slot_link(pool_, slot_);
    pool_->free_count_--;
    return slot_;
}
