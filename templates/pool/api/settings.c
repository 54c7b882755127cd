/**
 * Name the pool in faults, dumps and metrics.
 * @param pool_ the pool.
 * @param name_ a string that outlives the pool; NULL brings "${P}" back.
 */
void ${P}_set_name(${P} *pool_, const char *name_)
{
    pool_->name_ = name_;
}

/**
 * Say what to do when nothing is left, before an allocation fails. Set it before threads share the pool.
 * @param pool_ the pool.
 * @param callback_ called with nothing held and the bytes that were asked for; it may free elements, and an
 *        allocation in it that fails asks again. Not asked for more than the capacity. True: the
 *        allocation is tried once more. NULL: none.
 * @param ctx_ passed to callback_.
 */
void ${P}_on_exhausted(${P} *pool_, bool (*callback_)(${P} *pool_, size_t bytes_, void *ctx_), void *ctx_)
{
    pool_->on_exhausted_ = callback_;
    pool_->on_exhausted_ctx_ = ctx_;
}
