/**
 * Give an element back, on any thread. Nothing is checked: it must be an element of this pool, handed out now and not
 * NULL. O(1): into this thread's cache, of which ${batch} go to the pool at once when it is full.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_free(${P} *pool_, ${T_}*object_)
{
    ${P}_cache *cache_ = ${P}_hot;
    ${T_}**top_ = cache_->top_;
    if (TYPED_UNLIKELY(cache_->key_ != typed_atomic_load(&pool_->key_, TYPED_RELAXED) || top_ == cache_->end_)) {
        ${P}_free_slow(pool_, object_);
        return;
    }
/*% for step in on_give %*/
/*% include step %*/
/*% endfor %*/
    *top_ = object_;
    typed_atomic_store(&cache_->top_, top_ + 1, TYPED_RELAXED);
}
