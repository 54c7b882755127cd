/* Some bytes that somebody else owns. */
#ifndef SLICE_H_INCLUDED
#define SLICE_H_INCLUDED

#include <stddef.h>

struct slice {
    const char *at;
    size_t length;
};

#endif
