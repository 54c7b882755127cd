
/* What a thread keeps to hand out by itself: with full checks, nothing. */
#define ${P}_THREAD_BLOCK ((size_t)0)
