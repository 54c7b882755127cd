/**
 * Commit memory for so many elements now. All of this pool's memory is there since init, so only the
 * argument is checked.
 * @param pool_ the pool.
 * @param capacity_ elements in all.
 * @return TYPED_OK, or TYPED_ERR_INVALID when that is more than the pool's capacity.
 */
typed_status ${P}_reserve(${P} *pool_, size_t capacity_)
{
/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
    return capacity_ <= pool_->capacity_ ? TYPED_OK : TYPED_ERR_INVALID;
}
