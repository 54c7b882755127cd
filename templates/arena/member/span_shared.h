
/* The cursor moves by multiples of the granule, ${granule_words}: so no
 * block needs padding before it, and an allocation of one granule is one ${one_granule}. */
#define ${P}_BLOCK_ALIGN TYPED_ALIGNOF(${P}_any)
#define ${P}_GRANULE ${granule}

/* How far the cursor moves for so many bytes. */
#define ${P}_SPAN(bytes) ((${asked} + (${P}_GRANULE - 1)) / ${P}_GRANULE * ${P}_GRANULE)
