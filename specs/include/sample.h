/* A reading of a sensor on a board without an operating system: 12 bytes, and no room to waste. */
#ifndef SAMPLE_H_INCLUDED
#define SAMPLE_H_INCLUDED

#include <stdint.h>

typedef struct {
    uint32_t tick;
    int16_t axis[3];
    uint16_t flags;
} sample;

#endif
