/** Hand out an element from this thread's cache, which is filled first when it is empty; where there is no cache, from
 * the pool. NULL when nothing is left. */
${T_}*${P}_obtain(${P} *pool_)
{
    ${P}_cache *cache_ = ${P}_cache_of(pool_);
    if (cache_ == NULL) {
        return ${P}_obtain_uncached(pool_);
    }
    if (cache_->top_[-1] == NULL && cache_->fresh_ == cache_->fresh_end_) {
        ${P}_fetch_free(pool_);
/*% for step in enter_deep %*/
/*% include step %*/
/*% endfor %*/
        ${P}_cache_fill(pool_, cache_);
/*% for step in leave_deep %*/
/*% include step %*/
/*% endfor %*/
        ${P}_fetch_elements(cache_);
    }
    ${T_}*object_ = cache_->top_[-1];
    if (object_ != NULL) {
        typed_atomic_store(&cache_->top_, cache_->top_ - 1, TYPED_RELAXED);
    } else if (cache_->fresh_ != cache_->fresh_end_) {
        object_ = ${P}_first_use(pool_, cache_->fresh_);
        typed_atomic_store(&cache_->fresh_, cache_->fresh_ + 1, TYPED_RELAXED);
    } else {
        return NULL;
    }
/*% for step in on_take %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}

/** Hand out an element with no cache between; NULL when nothing is left. */
${T_}*${P}_obtain_uncached(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${take_one};
/*% for step in on_take_uncached %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
