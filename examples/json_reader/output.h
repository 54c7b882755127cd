/* Bytes on their way to a file, many at a time. */
#ifndef OUTPUT_H_INCLUDED
#define OUTPUT_H_INCLUDED

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "slice.h"

enum {
    OUTPUT_ROOM = 64 * 1024
};

struct output {
    FILE *file; /* whose error indicator says when writing failed */
    char *buffer; /* OUTPUT_ROOM bytes, somebody else's */
    size_t used;
};

void output_flush(struct output *output);
void output_large(struct output *output, struct slice bytes);

static inline void output_slice(struct output *output, struct slice bytes)
{
    if (bytes.length > OUTPUT_ROOM - output->used) {
        output_large(output, bytes);
    } else if (bytes.length > 0) {
        memcpy(output->buffer + output->used, bytes.at, bytes.length);
        output->used += bytes.length;
    }
}

static inline void output_char(struct output *output, char c)
{
    output_slice(output, (struct slice){&c, 1});
}

static inline void output_words(struct output *output, const char *words)
{
    output_slice(output, (struct slice){words, strlen(words)});
}

#endif
