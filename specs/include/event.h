/* An event of an embedded system, for event.toml. */
#ifndef EVENT_H_INCLUDED
#define EVENT_H_INCLUDED

#include <stdint.h>

struct event {
    uint32_t tick;
    uint16_t source;
    uint16_t value;
};

#endif
