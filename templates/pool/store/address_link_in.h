/** Make a slot the first free one, before the one that was. */
void ${P}_slot_link_in(${P} *pool_, ${P}_slot *slot_, ${P}_slot *first_)
{
    uintptr_t link_value_ = (uintptr_t)first_;
    if (sizeof slot_->link_ < sizeof link_value_ && link_value_ != 0) {
        link_value_ = ${P}_slot_index(pool_, first_) + 1;
    }
/*% for step in scramble %*/
/*% include step %*/
/*% endfor %*/
    TYPED_OPEN(slot_, sizeof *slot_);
    memcpy(slot_->link_, TYPED_LOW_BYTES(link_value_, sizeof slot_->link_), sizeof slot_->link_);
    TYPED_CLOSE(slot_, sizeof *slot_);
    pool_->head_ = slot_;
}
