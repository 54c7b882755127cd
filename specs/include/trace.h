/* A record of what a thread was doing, for trace.toml. */
#ifndef TRACE_H_INCLUDED
#define TRACE_H_INCLUDED

#include <stdint.h>

struct trace_record {
    uint64_t when;
    uint32_t thread;
    uint32_t event;
    uint64_t values[3];
};

#endif
