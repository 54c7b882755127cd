/*
 * Lines out of a file descriptor through one large buffer, or out of memory that is already there.
 * Lines are slices of that buffer: nothing is copied except the part of a line that a buffer ends
 * in. Any byte but the newline may be in a line.
 */
#ifndef READER_H_INCLUDED
#define READER_H_INCLUDED

#include <stdbool.h>
#include <stdint.h>

#include "slice.h"

enum {
    READER_LONGEST_LINE = 64 * 1024, /* without its newline; a longer one is reported as such */
    READER_BUFFER = 1024 * 1024
};

struct reader {
    int fd; /* -1 when reading from memory */
    char *buffer;
    const char *at; /* what was read and not yet given out: at up to end */
    const char *end;
    bool at_eof;
    int error; /* errno of the read that failed, or 0 */
    uint64_t bytes; /* given out so far, newlines included */
};

enum reader_result {
    READER_LINE,
    READER_LONG_LINE, /* the slice is its first READER_LONGEST_LINE bytes; the rest is skipped */
    READER_END /* of the input, or error is set */
};

/* False when there is no memory for the buffer. The descriptor stays the caller's. */
bool reader_open(struct reader *reader, int fd);
void reader_open_memory(struct reader *reader, struct slice text);
void reader_close(struct reader *reader);

/* The next line without its newline, good until the next call. The last needs no newline. */
enum reader_result reader_next(struct reader *reader, struct slice *line);

#endif
