/*# tests/models/batch_exchange.pml is a model of this cache, its batches, recall, and the end of threads, checked by Spin. #*/

/** What one thread keeps of one pool: a stack of elements from items_[1] up to top_, and never-used slots.
 *
 * Why this is right. A cache is changed by its own thread alone, which therefore needs no order between what it does
 * there; others read top_ and fresh_ to count, relaxed, as a count is of some moment anyway. Everything else that
 * threads share is under the pool's lock. So an element goes from one thread to another either by what the program
 * does to hand it over, or through the pool, whose lock orders it. The key is read relaxed: it changes at reset, when no
 * other thread is in a call and the program orders what comes after, and when the pool recalls, which a thread may
 * learn late. A number is the key of one life of one pool only, so a cache that fits is a cache of this pool. */
typedef struct ${P}_cache {
    typed_cache thread_;
    /* the pool's key_ when this was last looked after */
    TYPED_ALIGNAS(8)
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
