
/** Bytes of one chunk, and of the directory that lists them. */
#define ${P}_CHUNK_BYTES (${chunk} * sizeof(${P}_slot))
#define ${P}_DIRECTORY_BYTES (TYPED_ALIGN_UP(${max_chunks} * sizeof(${P}_slot *), sizeof(uint64_t))/*% for array in arrays %*/ + ${array.count}(${max_capacity}) * sizeof(${array.type})/*% endfor %*/ + TYPED_ALIGN_UP(${order_entries} * sizeof(uint32_t), sizeof(uint64_t)))
