
/** A slot's index; ${P}_SLOT_NONE is no slot, and more than any index. */
typedef size_t ${P}_slot_ref;
#define ${P}_SLOT_NONE ((size_t)UINT32_MAX)
#define ${P}_MOST_SLOTS ((size_t)UINT32_MAX / sizeof(uint32_t))
