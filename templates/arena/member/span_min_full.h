
/* How far the cursor moves for so many bytes, with the guard behind them, and where a block starts. */
#define ${P}_SPAN(bytes) TYPED_MOST((size_t)(bytes) + sizeof(uint64_t), (size_t)${min_alloc_size})
#define ${P}_BLOCK_ALIGN TYPED_ALIGNOF(${P}_any)
