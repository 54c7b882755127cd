/** The free slot after this one, or NULL. */
${P}_slot *${P}_slot_link(const ${P} *pool_, const ${P}_slot *slot_)
{
    uintptr_t link_value_ = ${link_start};
    TYPED_OPEN(slot_, sizeof *slot_);
    memcpy(TYPED_LOW_BYTES(link_value_, sizeof slot_->link_), slot_->link_, sizeof slot_->link_);
    TYPED_CLOSE(slot_, sizeof *slot_);
/*% for step in scramble %*/
/*% include step %*/
/*% endfor %*/
    /* An element too small for an address links by index, counted from 1. The compiler knows which. */
    if (sizeof slot_->link_ < sizeof link_value_) {
        return link_value_ == 0 ? NULL : ${P}_slot_at(pool_, link_value_ - 1);
    }
    return (${P}_slot *)link_value_;
}
