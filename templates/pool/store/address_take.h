/** Take the first free slot off the list.${ends_outside} */
${P}_slot_ref ${P}_slot_take(${P} *pool_)
{
    ${P}_slot *slot_ = pool_->head_;
    if (TYPED_UNLIKELY(${no_more})) {
        return ${P}_SLOT_NONE;
    }
    pool_->head_ = ${P}_slot_link(pool_, slot_);
    return slot_;
}
