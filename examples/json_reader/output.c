#include "output.h"

void output_flush(struct output *output)
{
    fwrite(output->buffer, 1, output->used, output->file);
    output->used = 0;
}

void output_large(struct output *output, struct slice bytes)
{
    output_flush(output);
    if (bytes.length >= OUTPUT_ROOM) {
        fwrite(bytes.at, 1, bytes.length, output->file);
    } else {
        memcpy(output->buffer, bytes.at, bytes.length);
        output->used = bytes.length;
    }
}
