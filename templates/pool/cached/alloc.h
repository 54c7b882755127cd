/**
 * Take an element. Its content is ${content}. O(1): from this thread's cache, which is filled
 * with ${batch} at once under the pool's lock.
 * @param pool_ where from.
 * @return An aligned element, or NULL if and only if ${null_when}.
 */
TYPED_NODISCARD
/*% for step in pairing %*/
/*% include step %*/
/*% endfor %*/
${T_}*${P}_alloc(${P} *pool_)
{
    ${P}_cache *cache_ = ${P}_hot;
    if (TYPED_UNLIKELY(cache_->key_ != typed_atomic_load(&pool_->key_, TYPED_RELAXED))) {
        return ${P}_alloc_slow(pool_);
    }
    ${T_}**top_ = cache_->top_;
    ${T_}*object_ = top_[-1];
    if (TYPED_UNLIKELY(object_ == NULL)) {
        return ${P}_alloc_slow(pool_);
    }
    typed_atomic_store(&cache_->top_, top_ - 1, TYPED_RELAXED);
/*% for step in on_take %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
