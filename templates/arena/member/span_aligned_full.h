
/* How far the cursor moves for so many bytes, with the guard behind them, and where an element may start: at the
 * spec's slot_align. */
#define ${P}_SPAN(bytes) TYPED_ALIGN_UP((size_t)(bytes) + sizeof(uint64_t), ${slot_align})
#define ${P}_ALIGN(type) TYPED_MOST(TYPED_ALIGNOF(type), (size_t)${slot_align})
#define ${P}_BLOCK_ALIGN ${P}_ALIGN(${P}_any)
