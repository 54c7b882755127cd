/* The element that is measured: 64 bytes, a cache line. */
#ifndef LINE_H_INCLUDED
#define LINE_H_INCLUDED

struct line {
    long words[8];
};

#endif
