/* --bench: the reader on typed allocators beside the same reader on malloc. */
#ifndef BENCH_H_INCLUDED
#define BENCH_H_INCLUDED

#include <stdio.h>

#include "options.h"

enum exit_status bench_run(FILE *out, size_t mebibytes);

#endif
