
/** Bytes of a buffer that is enough for a capacity of so many bytes at any address. */
#define ${P}_BUFFER_BYTES(capacity) ((size_t)(capacity) + ${P}_BLOCK_ALIGN - 1)
