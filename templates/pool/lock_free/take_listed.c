/** Take the first free slot off the list, however many races are lost: one was, or the list was empty. */
${P}_slot_ref ${P}_slot_take_listed(${P} *pool_)
{
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    while (${P}_slot_first(pool_, typed_atomic_load(&pool_->head_, TYPED_ACQUIRE)) < ${limit_now}) {
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
        ${P}_slot_ref slot_ = ${P}_slot_take(pool_);
        if (slot_ != ${P}_SLOT_NONE) {
            return slot_;
        }
    }
    return ${P}_SLOT_NONE;
}
