
/* What an allocation moves the cursor by a multiple of: where each has a note, of a byte. */
#define ${P}_GRANULE ((size_t)1)
