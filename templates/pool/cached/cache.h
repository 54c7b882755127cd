
/** What one thread keeps of one pool: a stack of elements from items_[1] up to top_, and never-used slots. Only its
 * thread changes it; others read top_ and fresh_ to count. */
typedef struct ${P}_cache {
    typed_cache thread_;
    /* the pool's key_ when this was last looked after */
    uint64_t key_;
    /* above the last; items_[0] is NULL, so that an empty stack is seen by what lies below its top */
    ${T_}**top_;
    /* as far as it may grow */
    ${T_}**end_;
    /* slots fresh_ to fresh_end_ are this thread's and were never handed out */
    uint32_t fresh_;
    uint32_t fresh_end_;
/*% for step in cache_counts %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*items_[${cache_size} + 1];
} ${P}_cache;

/** This thread's cache of the pool of this spec that it used last. */
extern TYPED_THREAD_LOCAL ${P}_cache *${P}_hot;
