/**
 * Commit memory for so many elements now, which otherwise happens as they are first used.
 * @param pool_ the pool.
 * @param capacity_ elements in all.
 * @return TYPED_OK; TYPED_ERR_INVALID when that is more than the pool's capacity; TYPED_ERR_NOMEM when the
 *         system refuses.
 */
typed_status ${P}_reserve(${P} *pool_, size_t capacity_)
{
/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
    if (capacity_ > pool_->capacity_) {
        return TYPED_ERR_INVALID;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_committed_ = ${P}_commit(pool_, capacity_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_committed_ ? TYPED_OK : TYPED_ERR_NOMEM;
}
