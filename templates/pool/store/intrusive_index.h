/** The link that a free slot holds. */
size_t ${P}_slot_link(const ${P} *pool_, size_t slot_)
{
    const ${P}_slot *at_ = ${P}_slot_at(pool_, slot_);
    uint32_t link_value_ = ${link_start};
    TYPED_OPEN(at_, sizeof *at_);
    memcpy(TYPED_LOW_BYTES(link_value_, ${P}_LINK_BYTES), at_->link_, ${P}_LINK_BYTES);
    TYPED_CLOSE(at_, sizeof *at_);
/*% for step in scramble %*/
/*% include step %*/
/*% endfor %*/
    return link_value_;
}

/** Make a free slot, which starts where its element did, the first free one, before the one that was. */
void ${P}_slot_link_in(${P} *pool_, ${P}_slot_ref slot_, ${T_}*object_, uint32_t first_)
{
    uint32_t link_value_ = first_;
/*% for step in scramble %*/
/*% include step %*/
/*% endfor %*/
    TYPED_OPEN(object_, sizeof(${P}_slot));
    memcpy((void *)object_, TYPED_LOW_BYTES(link_value_, ${P}_LINK_BYTES), ${P}_LINK_BYTES);
    TYPED_CLOSE(object_, sizeof(${P}_slot));
    pool_->head_ = (uint32_t)slot_;
}

/** Take the first free slot off the list.${ends_outside} */
${P}_slot_ref ${P}_slot_take(${P} *pool_)
{
    const size_t slot_ = pool_->head_;
    if (TYPED_UNLIKELY(${no_more})) {
        return ${P}_SLOT_NONE;
    }
    pool_->head_ = (uint32_t)${P}_slot_link(pool_, slot_);
    return slot_;
}
