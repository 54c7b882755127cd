/** Take the next slot that was never handed out. */
${P}_slot_ref ${P}_slot_${carve}(${P} *pool_)
{
/*% for step in before_carve %*/
/*% include step %*/
/*% endfor %*/
    if (pool_->carved_ == pool_->${limit}) {
        return ${P}_SLOT_NONE;
    }
    const uint32_t slot_ = pool_->carved_;
/*% for step in on_carve %*/
/*% include step %*/
/*% endfor %*/
    pool_->carved_ = slot_ + 1;
/*% for step in carved_more %*/
/*% include step %*/
/*% endfor %*/
/*% for step in carved %*/
/*% include step %*/
/*% endfor %*/
}
