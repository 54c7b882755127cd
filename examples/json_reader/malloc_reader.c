/* The reader a second time, with the memory of memory_malloc.h and under names of its own. */
#define READER_MALLOC
#define reader malloc_reader
#define reader_open malloc_reader_open
#define reader_close malloc_reader_close
#define reader_parse malloc_reader_parse
#define reader_reset malloc_reader_reset

#include "malloc_reader.h"

/* NOLINTNEXTLINE(bugprone-suspicious-include): one text compiled twice is the point of the comparison */
#include "reader.c"

const size_t malloc_reader_size = sizeof(struct malloc_reader);
