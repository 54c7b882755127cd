/** Take a free slot, or the next that was never handed out. Where none of these is left the list is looked at again: a
 * slot may have come back before the last one was carved. */
${P}_slot_ref ${P}_slot_take_any(${P} *pool_)
{
    ${P}_slot_ref slot_ = ${P}_slot_take_listed(pool_);
    if (slot_ == ${P}_SLOT_NONE) {
        slot_ = ${P}_slot_carve(pool_);
    }
    return slot_ != ${P}_SLOT_NONE ? slot_ : ${P}_slot_take_listed(pool_);
}
