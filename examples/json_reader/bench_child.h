/* Work done in a process of its own, which begins with the memory that its parent has and no more. */
#ifndef BENCH_CHILD_H_INCLUDED
#define BENCH_CHILD_H_INCLUDED

#include <stdbool.h>

struct bench_took {
    double read, back; /* seconds */
    double peak; /* megabytes (10^6) that were resident at most, beyond what the process began with */
};

/* False when the work, or the process, could not be done. */
bool bench_in_child(bool (*work)(const void *context, struct bench_took *took), const void *context, struct bench_took *took);

#endif
