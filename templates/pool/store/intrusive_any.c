/** Take a free slot, or the next that was never handed out. A damaged list is left for its repair. */
${P}_slot_ref ${P}_slot_take_any(${P} *pool_)
{
    if (pool_->head_ != ${P}_SLOT_NONE) {
        return ${P}_slot_take(pool_);
    }
    return ${P}_slot_carve(pool_);
}
