    /* which life this is: a thread's block from another one is no longer its own. 0 in zeroed memory */
    TYPED_ALIGNAS(8)
    uint64_t key_;
    /* what each thread keeps */
    typed_cache *caches_;
