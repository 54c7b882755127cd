
/* One block holds the slots and what is kept beside them, in words of 8 bytes, whatever this machine aligns those to. */
#define ${P}_BLOCK_ALIGN TYPED_MOST(TYPED_ALIGNOF(${P}_slot), sizeof(uint64_t))
#define ${P}_BLOCK_BYTES(n) (TYPED_ALIGN_UP((size_t)(n) * sizeof(${P}_slot), sizeof(uint64_t))/*% for array in arrays %*/ + ${array.count}(n) * sizeof(${array.type})/*% endfor %*/)
