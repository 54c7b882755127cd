
/** A slot's address; ${P}_SLOT_NONE is no slot. */
typedef ${P}_slot *${P}_slot_ref;
#define ${P}_SLOT_NONE NULL
#define ${P}_MOST_SLOTS ((size_t)TYPED_LINK_NONE(${link_bytes}(${T}, ${least_link})))
