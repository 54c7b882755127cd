/* What a sensor said, and when. */
#ifndef READING_H_INCLUDED
#define READING_H_INCLUDED

#include <stdint.h>

struct reading {
    uint64_t nanoseconds;
    float values[6];
};

#endif
