/* A vertex, for vertex.toml. */
#ifndef VERTEX_H_INCLUDED
#define VERTEX_H_INCLUDED

struct vertex {
    float position[3];
    float normal[3];
    float texture[2];
};

#endif
