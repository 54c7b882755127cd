/** Take the next slot that was never handed out and is not retired. */
${P}_slot_ref ${P}_slot_carve(${P} *pool_)
{
    ${P}_slot_ref slot_ = ${P}_slot_carve_next(pool_);
    while (slot_ != ${P}_SLOT_NONE && ${generation} == ${P}_GENERATION_RETIRED) {
/*% for step in before_loss_deep %*/
/*% include step %*/
/*% endfor %*/
        pool_->lost_++;
        slot_ = ${P}_slot_carve_next(pool_);
    }
    return slot_;
}
