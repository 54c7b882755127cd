/* The document that --bench reads. */
#ifndef BENCH_TEXT_H_INCLUDED
#define BENCH_TEXT_H_INCLUDED

#include <stddef.h>

#include "slice.h"

/* An array of records, of at least `least` bytes, followed by the padding that scanning relies on; the same
 * bytes for the same size, whatever the machine. The caller frees it; `at` is NULL when there is no memory. */
struct slice bench_text(size_t least);

#endif
