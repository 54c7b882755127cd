
/* What an allocation moves the cursor by a multiple of: with full checks, of no more than a byte. */
#define ${P}_GRANULE ((size_t)1)
