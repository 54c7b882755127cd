
/* What a thread keeps to hand out by itself: where each allocation has a note, nothing. */
#define ${P}_THREAD_BLOCK ((size_t)0)
