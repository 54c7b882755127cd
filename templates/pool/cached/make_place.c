/** Give most of a full cache to the pool, and keep an eighth and one. It is full still where the pool lets caches hold nothing. */
void ${P}_make_place(${P} *pool_, ${P}_cache *cache_)
{
    ${P}_fetch_place(pool_);
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_raise_limit(pool_);
    ${P}_cache_fit(pool_, cache_);
    if (cache_->top_ == cache_->end_) {
        const size_t held_ = (size_t)(cache_->end_ - &cache_->items_[1]);
        ${P}_cache_drain(pool_, cache_, held_ - held_ / 8 - (held_ > 1));
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_extra %*/
/*% include step %*/
/*% endfor %*/
}
