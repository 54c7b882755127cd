
/** A slot's index; ${P}_SLOT_NONE is no slot, and more than any index. */
typedef size_t ${P}_slot_ref;
#define ${P}_SLOT_NONE ((size_t)UINT32_MAX)
#define ${P}_SLOT_LOST (${P}_SLOT_NONE - 1)
#define ${P}_MOST_SLOTS (${P}_SLOT_NONE - 2)
