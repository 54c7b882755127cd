
/** A slot's index; ${P}_SLOT_NONE is no slot. */
typedef size_t ${P}_slot_ref;
#define ${P}_SLOT_NONE SIZE_MAX
#define ${P}_MOST_SLOTS ((size_t)UINT32_MAX - 2)
