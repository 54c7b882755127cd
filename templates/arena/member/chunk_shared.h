
/* Stands at the start of each block from the upstream. The cursor is every thread's, the rest is written under the
 * lock while the chunk is closed. */
typedef struct ${P}_chunk ${P}_chunk;
struct ${P}_chunk {
    size_t cursor_; /* bytes taken of it; beyond its end, what tries that failed have left there; from ${P}_CLOSED on, it is not the one in use */
    size_t bytes_; /* to be handed out, behind this: whole granules */
    size_t base_; /* position of its first byte: bytes used in the chunks before it */
    size_t reach_; /* bytes of this chunk and of those before it, used or not */
    ${P}_chunk *previous_;
    ${P}_chunk *next_;
/*% for step in chunk_members %*/
/*% include step %*/
/*% endfor %*/
    bool was_open_; /* since no other thread was in a call: one may be looking at it */
};
#define ${P}_CHUNK_ALIGN TYPED_MOST(${P}_BLOCK_ALIGN, TYPED_ALIGNOF(${P}_chunk))
#define ${P}_CHUNK_HEAD TYPED_ALIGN_UP(sizeof(${P}_chunk), ${P}_CHUNK_ALIGN)

/* The cursor of a chunk that is not the one in use: no try reaches it, as it is far beyond every end. */
#define ${P}_CLOSED (SIZE_MAX / 2 + 1)
