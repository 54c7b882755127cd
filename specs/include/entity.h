/* Something in a world, which others refer to and which may be gone when they look. */
#ifndef ENTITY_H_INCLUDED
#define ENTITY_H_INCLUDED

#include <stdint.h>

struct entity {
    float x;
    float y;
    uint32_t kind;
    uint32_t health;
};

#endif
