/**
 * Elements handed out now. O(free slots): nothing is counted while allocating, so the list is walked.${hidden_too}
 * @param pool_ the pool.
 * @return Elements.
 */
size_t ${P}_live(const ${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    size_t live_ = pool_->carved_;
/*% for step in live_rest %*/
/*% include step %*/
/*% endfor %*/
    for (const ${P}_slot *free_ = pool_->head_; ${is_free}; free_ = ${P}_slot_link(pool_, free_)) {
        live_--;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return live_;
}

/**
 * Elements that can still be handed out. As costly as ${P}_live.
 * @param pool_ the pool.
 * @return Elements: capacity less live.
 */
size_t ${P}_available(const ${P} *pool_)
{
    return pool_->capacity_ - ${P}_live(pool_);
}

/**
 * Whether no element is left. O(1).
 * @param pool_ the pool.
 * @return True when ${P}_available is 0.
 */
bool ${P}_is_full(const ${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_full_ = ${nothing_listed} && pool_->carved_ == pool_->capacity_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_full_;
}

/**
 * Whether no element is handed out. As costly as ${P}_live.
 * @param pool_ the pool.
 * @return True when ${P}_live is 0.
 */
bool ${P}_is_empty(const ${P} *pool_)
{
    return ${P}_live(pool_) == 0;
}
