/* What stress programs of one arena have in common: its calls by their short names, and numbers as by chance. */
#ifndef STRESS_ARENA_H
#define STRESS_ARENA_H

#include "stress_threads.h"

/* P(_alloc)(&arena) of the arena that -DARENA names. */
#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define P(name) JOIN(ARENA, name)

/* A number below another, the next of a seed's. */
static inline unsigned random_below(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 16) % below;
}

#endif
