/** Take the first free slot off the list; ${P}_SLOT_LOST after ${max_retries} lost races. */
${P}_slot_ref ${P}_slot_take_listed(${P} *pool_)
{
    uint32_t lost_ = 0;
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    while (${P}_slot_first(pool_, typed_atomic_load(&pool_->head_, TYPED_ACQUIRE)) < ${limit_now}) {
        ${P}_slot_ref slot_ = ${P}_slot_take(pool_);
        if (slot_ != ${P}_SLOT_NONE) {
            return slot_;
        }
        lost_++;
        if (lost_ == ${max_retries}) {
            return ${P}_SLOT_LOST;
        }
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
    return ${P}_SLOT_NONE;
}
