/** The link of a free slot. */
size_t ${P}_slot_link(const ${P} *pool_, size_t slot_)
{
    return pool_->links_[slot_];
}

/** Make a slot the first free one. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    pool_->links_[slot_] = pool_->head_;
    pool_->head_ = (uint32_t)slot_;
}

/** Take the first free slot off the list. */
${P}_slot_ref ${P}_slot_take(${P} *pool_)
{
    const size_t slot_ = pool_->head_;
    if (TYPED_UNLIKELY(slot_ >= pool_->carved_)) {
        return ${P}_SLOT_NONE;
    }
    pool_->head_ = (uint32_t)${P}_slot_link(pool_, slot_);
    pool_->links_[slot_] = ${P}_LINK_LIVE;
    return slot_;
}
