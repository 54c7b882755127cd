
/* What a node says when its element was popped, or refused by its init hook, and waits for what is behind its block. */
#define ${P}_ENDED UINT64_MAX
