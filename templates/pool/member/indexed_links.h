
/* What links_ says of a slot that is on no list. */
#define ${P}_LINK_LIVE (UINT32_MAX - 1)
