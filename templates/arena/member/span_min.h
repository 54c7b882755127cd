
/* How far the cursor moves for so many bytes, and where a block starts. */
#define ${P}_SPAN(bytes) TYPED_MOST((size_t)(bytes), (size_t)${min_alloc_size})
#define ${P}_BLOCK_ALIGN TYPED_ALIGNOF(${P}_any)
