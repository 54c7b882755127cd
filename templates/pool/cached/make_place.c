/** Give half of a full cache to the pool. It is full still where the pool lets caches hold nothing. */
void ${P}_make_place(${P} *pool_, ${P}_cache *cache_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_raise_limit(pool_);
    ${P}_cache_fit(pool_, cache_);
    if (cache_->top_ == cache_->end_) {
        ${P}_cache_drain(pool_, cache_, (size_t)(cache_->end_ - &cache_->items_[1] + 1) / 2);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
