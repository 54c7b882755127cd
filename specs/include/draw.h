/* One thing to be drawn, for draw.toml. */
#ifndef DRAW_H_INCLUDED
#define DRAW_H_INCLUDED

#include <stdbool.h>
#include <stdlib.h>

struct draw {
    unsigned *indices;
    size_t count;
    float depth;
};

static inline bool draw_begin(struct draw *draw)
{
    draw->count = 6;
    draw->depth = 0;
    draw->indices = (unsigned *)calloc(draw->count, sizeof *draw->indices);
    return draw->indices != NULL;
}

static inline void draw_end(struct draw *draw)
{
    free(draw->indices);
}

#endif
