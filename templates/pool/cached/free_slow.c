/** What free does when this thread's cache is full or not at hand. */
TYPED_COLD
void ${P}_free_slow(${P} *pool_, ${T_}*object_)
{
    ${P}_cache *cache_ = ${P}_cache_of(pool_);
    if (cache_ == NULL || cache_->end_ == &cache_->items_[1]) {
        ${P}_return_uncached(pool_, object_);
        return;
    }
/*% for step in on_give %*/
/*% include step %*/
/*% endfor %*/
    if (cache_->top_ == cache_->end_) {
/*% for step in enter_deep %*/
/*% include step %*/
/*% endfor %*/
        ${P}_cache_drain(pool_, cache_, (size_t)(cache_->end_ - &cache_->items_[1] + 1) / 2);
        ${P}_raise_limit(pool_);
        ${P}_cache_fit(pool_, cache_);
/*% for step in leave_deep %*/
/*% include step %*/
/*% endfor %*/
    }
    *cache_->top_ = object_;
    typed_atomic_store(&cache_->top_, cache_->top_ + 1, TYPED_RELAXED);
}
