
/* A slot's generation is odd while the slot is handed out. One that reaches this number is not handed out
 * again${retired_when}. */
#define ${P}_GENERATION_RETIRED (UINT32_MAX - 1)
