/* Connections, the workers that serve them, and the buffers that they need meanwhile. */
#ifndef SERVER_H_INCLUDED
#define SERVER_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

enum {
    BUFFER_BYTES = 4096,
    LINE_BYTES = 512
};

struct buffer {
    char bytes[BUFFER_BYTES];
};

struct connection {
    struct connection *next; /* of the same worker */
    struct connection *previous;
    struct buffer *in; /* what was read and is no whole line yet; NULL when that is nothing */
    struct buffer *out; /* what is to be sent; NULL when that is nothing */
    unsigned read;
    unsigned written;
    unsigned sent;
    int socket;
    bool is_closing; /* once everything is sent */
    bool is_waiting_to_write;
};

/* How many elements were live when all clients were gone; 0 each unless something leaked. */
typedef struct server_rest {
    size_t connections;
    size_t buffers;
    size_t served;
    size_t refused;
} server_rest;

/* Start the workers; false when memory, a thread or a descriptor is not to be had. */
bool server_start(size_t workers, size_t connections, size_t buffers);

/* A client's socket, which does not block and is the server's from now on. */
void server_accept(int socket);

/* Close all connections, end the workers, and count. */
server_rest server_end(void);

/* protocol.c: answer one line, without its end, into `answer`; its bytes. QUIT also sets *is_closing. */
size_t answer_line(char *line, char answer[LINE_BYTES], bool *is_closing);

#endif
