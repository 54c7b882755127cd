
/* The block that a thread keeps: so many bytes, and fewer where the arena has little left. */
#define ${P}_THREAD_BLOCK ((size_t)${cache_size} * ${block_element})

/** What one thread keeps of one arena: a block that it hands out by itself. Only its thread moves the cursor; others read
 * that to count. The rest changes under the arena's lock. */
typedef struct ${P}_cache {
    typed_cache thread_;
    /* the arena's key_ when the block was taken */
    TYPED_ALIGNAS(8)
    uint64_t key_;
    unsigned char *cursor_;
    unsigned char *end_;
    /* of what was handed out, bytes that are no element's */
    size_t padding_;
/*% for step in cache_members %*/
/*% include step %*/
/*% endfor %*/
/*% for step in cache_counts %*/
/*% include step %*/
/*% endfor %*/
} ${P}_cache;

/** What this thread keeps of the arena of this spec that it used last. */
extern TYPED_THREAD_LOCAL ${P}_cache *${P}_hot;
