
/** Bytes of a buffer that is enough for so many elements at any address. */
#define ${P}_BUFFER_BYTES(capacity) (${P}_BLOCK_BYTES(capacity) + ${P}_BLOCK_ALIGN - 1)
