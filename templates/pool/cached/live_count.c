/** Elements handed out now: carved, and neither free nor in a cache. */
size_t ${P}_slot_live_count(const ${P} *pool_)
{
    typed_caches_hold();
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    size_t idle_ = (size_t)pool_->free_count_ + pool_->spare_count_/*% for step in lost %*/ + ${lost_now}/*% endfor %*/;
    for (const typed_cache *at_ = pool_->caches_; at_ != NULL; at_ = at_->next) {
        const ${P}_cache *cache_ = (const ${P}_cache *)(const void *)at_;
        idle_ += typed_atomic_load(&cache_->key_, TYPED_RELAXED) >= pool_->life_ ? ${P}_cache_holds(cache_) : 0;
    }
    const size_t live_ = pool_->carved_ > idle_ ? pool_->carved_ - idle_ : 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    typed_caches_let_go();
    return live_;
}
