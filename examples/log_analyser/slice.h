/* A piece of text inside someone else's memory: any bytes, NUL included, and no terminator. */
#ifndef SLICE_H_INCLUDED
#define SLICE_H_INCLUDED

#include <stddef.h>

struct slice {
    const char *at;
    size_t length;
};

#endif
