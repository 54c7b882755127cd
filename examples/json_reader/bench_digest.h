/* A tree in one number: what two readers made of one document. */
#ifndef BENCH_DIGEST_H_INCLUDED
#define BENCH_DIGEST_H_INCLUDED

#include <stdint.h>

#include "value.h"

/* Of a tree that is not deeper than the document of --bench. */
uint64_t bench_digest(const struct value *root);

#endif
