/** The free slot after this one, or NULL. */
${P}_slot *${P}_slot_link(const ${P} *pool_, const ${P}_slot *slot_)
{
    uintptr_t link_value_ = 0;
    TYPED_OPEN(slot_, sizeof *slot_);
    memcpy(TYPED_LOW_BYTES(link_value_, sizeof slot_->link_), slot_->link_, sizeof slot_->link_);
    TYPED_CLOSE(slot_, sizeof *slot_);
    /* An element too small for an address links by index, counted from 1. The compiler knows which. */
    if (sizeof slot_->link_ < sizeof link_value_) {
        return link_value_ == 0 ? NULL : ${P}_slot_at(pool_, link_value_ - 1);
    }
    return (${P}_slot *)link_value_;
}

/** Make a slot the first free one. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    uintptr_t link_value_ = (uintptr_t)pool_->head_;
    if (sizeof slot_->link_ < sizeof link_value_ && link_value_ != 0) {
        link_value_ = ${P}_slot_index(pool_, pool_->head_) + 1;
    }
    TYPED_OPEN(slot_, sizeof *slot_);
    memcpy(slot_->link_, TYPED_LOW_BYTES(link_value_, sizeof slot_->link_), sizeof slot_->link_);
    TYPED_CLOSE(slot_, sizeof *slot_);
    pool_->head_ = slot_;
}

/** Take the first free slot off the list. */
${P}_slot_ref ${P}_slot_take(${P} *pool_)
{
    ${P}_slot *slot_ = pool_->head_;
    if (TYPED_UNLIKELY(slot_ == NULL)) {
        return ${P}_SLOT_NONE;
    }
    pool_->head_ = ${P}_slot_link(pool_, slot_);
    return slot_;
}
