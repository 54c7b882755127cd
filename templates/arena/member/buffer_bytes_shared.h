
/** Bytes of a buffer that is enough for a capacity of so many bytes at any address. */
#define ${P}_BUFFER_BYTES(capacity) (${P}_SPAN(capacity) + ${P}_BLOCK_ALIGN - 1)
