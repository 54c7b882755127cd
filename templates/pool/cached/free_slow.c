/** What free does when this thread's cache is full or not at hand. */
TYPED_COLD
void ${P}_free_slow(${P} *pool_, ${T_}*object_)
{
    ${P}_cache *cache_ = ${P}_cache_of(pool_);
    if (cache_ != NULL && cache_->top_ == cache_->end_) {
        ${P}_make_place(pool_, cache_);
    }
    if (cache_ == NULL || cache_->top_ == cache_->end_) {
        ${P}_return_uncached(pool_, object_);
        return;
    }
/*% for step in on_give %*/
/*% include step %*/
/*% endfor %*/
    *cache_->top_ = object_;
    typed_atomic_store(&cache_->top_, cache_->top_ + 1, TYPED_RELAXED);
}
