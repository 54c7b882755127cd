/* A node of a large graph: small, and many. */
#ifndef NODE_H_INCLUDED
#define NODE_H_INCLUDED

#include <stdint.h>

struct node {
    uint32_t first_edge;
    uint32_t edge_count;
    double weight;
};

#endif
