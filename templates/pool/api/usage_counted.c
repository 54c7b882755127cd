/**
 * Bytes of elements: used, available and total, of one moment. Never links, bitmaps or padding. As costly
 * as ${P}_live.
 * @param pool_ the pool.
 * @return Bytes; total is that of ${P}_capacity elements.
 */
typed_usage ${P}_usage(const ${P} *pool_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
/*% for step in lost_first %*/
/*% include step %*/
/*% endfor %*/
    const size_t live_ = ${P}_slot_live_count(pool_);
    const size_t taken_ = live_${plus_lost};
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return typed_usage_of(live_, pool_->capacity_ - taken_, pool_->capacity_, sizeof(${T}));
}
