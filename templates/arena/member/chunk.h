
/* Stands at the start of each block from the upstream. */
typedef struct ${P}_chunk ${P}_chunk;
struct ${P}_chunk {
    ${P}_chunk *previous_;
    ${P}_chunk *next_;
    size_t bytes_; /* to be handed out, behind this */
    size_t base_; /* position of its first byte: bytes used in the chunks before it */
    size_t reach_; /* bytes of this chunk and of those before it, used or not */
/*% for step in chunk_members %*/
/*% include step %*/
/*% endfor %*/
};
#define ${P}_CHUNK_ALIGN TYPED_MOST(${P}_BLOCK_ALIGN, TYPED_ALIGNOF(${P}_chunk))
#define ${P}_CHUNK_HEAD TYPED_ALIGN_UP(sizeof(${P}_chunk), ${P}_CHUNK_ALIGN)
