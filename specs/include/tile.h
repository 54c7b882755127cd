/* A row of a tile of an image, for tile.toml. */
#ifndef TILE_H_INCLUDED
#define TILE_H_INCLUDED

#include <stdint.h>

struct tile_row {
    uint32_t pixels[64];
};

#endif
