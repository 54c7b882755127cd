/**
 * Set what hooks get as their second argument; NULL until then. Set it before threads share the pool.
 * @param pool_ the pool.
 * @param ctx_ passed to the hooks.
 */
void ${P}_set_context(${P} *pool_, void *ctx_)
{
    pool_->hook_context_ = ctx_;
}
