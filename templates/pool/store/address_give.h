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
