/**
 * Statistics since init or ${P}_reset_stats: exact when no other thread is using the pool. The peak is that of elements
 * live or in caches, so an upper bound. O(threads).
 * @param pool_ the pool.
 * @param out_ filled in; see typed/stats.h for what follows from it and for printers.
 * @return True.
 */
bool ${P}_stats(const ${P} *pool_, typed_stats *out_)
{
    typed_caches_hold();
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    /* Frees of all threads first: what was freed in one of them was allocated, maybe in another, before. */
    uint64_t given_ = pool_->given_;
    for (const typed_cache *at_ = pool_->caches_; at_ != NULL; at_ = at_->next) {
        given_ += typed_atomic_load(&((const ${P}_cache *)(const void *)at_)->given_, TYPED_RELAXED);
    }
    uint64_t taken_ = pool_->taken_;
    for (const typed_cache *at_ = pool_->caches_; at_ != NULL; at_ = at_->next) {
        taken_ += typed_atomic_load(&((const ${P}_cache *)(const void *)at_)->taken_, TYPED_RELAXED);
    }
    *out_ = typed_stats_of_size(sizeof(${T}), taken_, given_, pool_->peak_, pool_->failed_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    typed_caches_let_go();
    return true;
}

/**
 * Forget the past in the statistics: what is live now stays counted as allocated.
 * @param pool_ the pool.
 */
void ${P}_reset_stats(${P} *pool_)
{
    typed_stats now_;
    (void)${P}_stats(pool_, &now_);
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    pool_->taken_ -= now_.deallocation_count;
    pool_->given_ -= now_.deallocation_count;
    pool_->failed_ = 0;
    pool_->peak_ = pool_->carved_ - (uint64_t)pool_->free_count_ - pool_->spare_count_${less_lost_now};
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
