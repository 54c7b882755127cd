/** Take a free slot, or the next that was never handed out. */
${P}_slot_ref ${P}_slot_take_any(${P} *pool_)
{
    ${P}_slot_ref slot_ = ${P}_slot_take(pool_);
    return slot_ != ${P}_SLOT_NONE ? slot_ : ${P}_slot_carve(pool_);
}
