#include "reader.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t unread(const struct reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

bool reader_open(struct reader *reader, int fd)
{
    *reader = (struct reader){.fd = fd, .buffer = malloc(READER_BUFFER)};
    reader->at = reader->end = reader->buffer;
    return reader->buffer != NULL;
}

void reader_open_memory(struct reader *reader, struct slice text)
{
    *reader = (struct reader){
        .fd = -1, .at = text.at, .end = text.at + text.length, .at_eof = true};
}

void reader_close(struct reader *reader)
{
    free(reader->buffer);
}

/* Moves what is unread to the front and reads behind it. The caller leaves room: less than a
 * buffer is unread. */
static void fill(struct reader *reader)
{
    size_t kept = unread(reader);
    memmove(reader->buffer, reader->at, kept);
    ssize_t got;
    do {
        got = read(reader->fd, reader->buffer + kept, READER_BUFFER - kept);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        reader->error = errno;
    }
    if (got <= 0) {
        reader->at_eof = true;
        got = 0;
    }
    reader->at = reader->buffer;
    reader->end = reader->buffer + kept + (size_t)got;
}

static void consume(struct reader *reader, size_t count)
{
    reader->at += count;
    reader->bytes += count;
}

static void skip_rest_of_line(struct reader *reader)
{
    for (;;) {
        const char *newline = memchr(reader->at, '\n', unread(reader));
        if (newline != NULL) {
            consume(reader, (size_t)(newline - reader->at) + 1);
            return;
        }
        consume(reader, unread(reader));
        if (reader->at_eof) {
            return;
        }
        fill(reader);
    }
}

enum reader_result reader_next(struct reader *reader, struct slice *line)
{
    static char long_line[READER_LONGEST_LINE];
    size_t searched = 0; /* do not look twice at what a refill kept */
    for (;;) {
        const char *newline = memchr(reader->at + searched, '\n', unread(reader) - searched);
        size_t length = newline != NULL ? (size_t)(newline - reader->at) : unread(reader);
        if (length > READER_LONGEST_LINE) {
            /* Skipping refills the buffer, so what is shown of the line moves out of it. */
            memcpy(long_line, reader->at, sizeof long_line);
            *line = (struct slice){long_line, sizeof long_line};
            skip_rest_of_line(reader);
            return READER_LONG_LINE;
        }
        if (newline != NULL || (reader->at_eof && length > 0)) {
            *line = (struct slice){reader->at, length};
            consume(reader, length + (newline != NULL));
            return READER_LINE;
        }
        if (reader->at_eof) {
            return READER_END;
        }
        searched = length;
        fill(reader);
    }
}
