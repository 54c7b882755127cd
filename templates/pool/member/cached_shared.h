    /* what is written under the lock has cache lines of its own */
    unsigned char before_shared_[TYPED_LINE];
    /* every thread's cache */
    typed_cache *caches_;
    uint32_t cache_count_;
    /* elements that a cache may hold now; fewer than at first after the pool ran short */
    uint32_t limit_;
    /* free_[0] to free_[free_count_ - 1] are the free slots; from the other end, spare_count_ that were carved for a
     * thread and came back unused */
    uint32_t free_count_;
    /* what free_count_ was after the last batch, for those that have not the lock yet */
    uint32_t free_hint_;
    uint32_t spare_count_;
