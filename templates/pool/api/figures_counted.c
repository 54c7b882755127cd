/**
 * Elements handed out now. ${live_cost}.
 * @param pool_ the pool.
 * @return Elements.
 */
size_t ${P}_live(const ${P} *pool_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const size_t live_ = ${P}_slot_live_count(pool_);
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return live_;
}

/**
 * Elements that can still be handed out. ${live_cost}.
 * @param pool_ the pool.
 * @return Elements: capacity less live${less_lost_words}.
 */
size_t ${P}_available(const ${P} *pool_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
/*% for step in lost_first %*/
/*% include step %*/
/*% endfor %*/
    const size_t taken_ = ${P}_slot_live_count(pool_)${plus_lost};
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return pool_->capacity_ - taken_;
}

/**
 * Whether no element is left. ${live_cost}.
 * @param pool_ the pool.
 * @return True when ${P}_available is 0.
 */
bool ${P}_is_full(const ${P} *pool_)
{
    return ${P}_available(pool_) == 0;
}

/**
 * Whether no element is handed out. ${live_cost}.
 * @param pool_ the pool.
 * @return True when ${P}_live is 0.
 */
bool ${P}_is_empty(const ${P} *pool_)
{
    return ${P}_live(pool_) == 0;
}
