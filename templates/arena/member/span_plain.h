
/* How far the cursor moves for so many bytes, and where a block starts. */
#define ${P}_SPAN(bytes) (bytes)
#define ${P}_BLOCK_ALIGN TYPED_ALIGNOF(${P}_any)
