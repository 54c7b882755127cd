
/** A slot's index; ${P}_SLOT_NONE is no slot, and more than any index. */
typedef size_t ${P}_slot_ref;
#define ${P}_LINK_BYTES TYPED_LINK_BYTES(${T}, ${least_link})
#define ${P}_SLOT_NONE ((size_t)TYPED_LINK_NONE(${P}_LINK_BYTES))
#define ${P}_MOST_SLOTS ${P}_SLOT_NONE
