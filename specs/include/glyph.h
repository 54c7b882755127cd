/* What threads that lay out a page share, for glyph.toml. */
#ifndef GLYPH_H_INCLUDED
#define GLYPH_H_INCLUDED

#include <stddef.h>
#include <stdint.h>

struct glyph {
    uint32_t code;
    float x;
    float y;
};

struct glyph_run {
    struct glyph *glyphs;
    size_t count;
    const char *font;
};

#endif
