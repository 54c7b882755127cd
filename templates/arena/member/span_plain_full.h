
/* How far the cursor moves for so many bytes, with the guard behind them, and where a block starts. */
#define ${P}_SPAN(bytes) ((size_t)(bytes) + sizeof(uint64_t))
#define ${P}_BLOCK_ALIGN TYPED_ALIGNOF(${P}_any)
