/* A connection of a server: what the first spec of this folder is about. */
#ifndef CONN_H_INCLUDED
#define CONN_H_INCLUDED

#include <stdint.h>

struct conn {
    int descriptor;
    uint32_t peer;
    uint16_t port;
    uint16_t state;
    uint32_t bytes_pending;
    unsigned char buffer[48];
};

#endif
