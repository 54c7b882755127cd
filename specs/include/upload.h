/* A file that a request brings, for upload.toml. */
#ifndef UPLOAD_H_INCLUDED
#define UPLOAD_H_INCLUDED

#include <stdlib.h>

struct upload {
    unsigned char *bytes;
    size_t capacity;
};

/* What uploads have in common. */
struct upload_limits {
    size_t bytes;
    unsigned open;
};

static inline int upload_open(struct upload *upload, void *context)
{
    struct upload_limits *limits = (struct upload_limits *)context;
    upload->capacity = limits == NULL ? 64 : limits->bytes;
    upload->bytes = (unsigned char *)malloc(upload->capacity);
    if (upload->bytes == NULL) {
        return -1;
    }
    if (limits != NULL) {
        limits->open++;
    }
    return 0;
}

static inline void upload_close(struct upload *upload, void *context)
{
    struct upload_limits *limits = (struct upload_limits *)context;
    free(upload->bytes);
    if (limits != NULL) {
        limits->open--;
    }
}

#endif
