/** Hand out `count_` elements, or none: from this thread's cache where that has enough, or else from the pool. */
bool ${P}_obtain_run(${P} *pool_, ${T_}**objects_, size_t count_)
{
    ${P}_cache *cache_ = ${P}_cache_of(pool_);
    const bool is_cached_ = cache_ != NULL && (size_t)(cache_->top_ - &cache_->items_[1]) >= count_;
    if (is_cached_) {
        typed_atomic_store(&cache_->top_, cache_->top_ - count_, TYPED_RELAXED);
        for (size_t i_ = 0; i_ < count_; i_++) {
            objects_[i_] = cache_->top_[i_];
        }
        TYPED_FORGET(cache_->top_, count_ * sizeof *cache_->top_);
/*% for step in on_run_cached %*/
/*% include step %*/
/*% endfor %*/
    } else if (!${P}_obtain_shared(pool_, objects_, count_)) {
        ${P}_thread_flush(pool_);
        if (!${P}_obtain_shared(pool_, objects_, count_)) {
            return false;
        }
    }
/*% for step in run_live %*/
/*% include step %*/
/*% endfor %*/
    return true;
}

/** Take `count_` elements from the pool, or none. */
bool ${P}_obtain_shared(${P} *pool_, ${T_}**objects_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_carve_run %*/
/*% include step %*/
/*% endfor %*/
    const size_t had_ = (size_t)pool_->free_count_ + pool_->spare_count_ + (pool_->${limit} - pool_->carved_);
    const bool has_all_ = count_ <= ${had_most};
    for (size_t i_ = 0; has_all_ && i_ < count_; i_++) {
        objects_[i_] = ${P}_take_one(pool_);
    }
/*% for step in on_run_shared %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return has_all_;
}
