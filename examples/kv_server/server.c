#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "server.h"

#include "typed_pool_buffer.h"
#include "typed_pool_connection.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    EVENTS = 64
};

typedef struct worker {
    pthread_t thread;
    pthread_mutex_t mutex; /* of `first` alone: the acceptor enters connections there */
    struct connection *first;
    int epoll;
    int stop; /* an eventfd: readable when the worker is to end */
} worker;

static typed_pool_connection connections;
static typed_pool_buffer buffers;
static worker *workers;
static size_t worker_count;
static size_t next_worker;
static size_t served;
static size_t refused;

static void leave(worker *of, struct connection *connection)
{
    pthread_mutex_lock(&of->mutex);
    if (connection->previous == NULL) {
        of->first = connection->next;
    } else {
        connection->previous->next = connection->next;
    }
    if (connection->next != NULL) {
        connection->next->previous = connection->previous;
    }
    pthread_mutex_unlock(&of->mutex);
}

static void end_connection(worker *of, struct connection *connection)
{
    leave(of, connection);
    (void)close(connection->socket);
    typed_pool_buffer_free(&buffers, connection->in);
    typed_pool_buffer_free(&buffers, connection->out);
    typed_pool_connection_free(&connections, connection);
}

/* A pool has nothing left: say so, and end the connection. */
static bool say_busy(int socket)
{
    (void)send(socket, "ERROR busy\n", 11, MSG_NOSIGNAL);
    return false;
}

/* Send what there is; false when the peer is gone. The buffer goes back when it is empty. */
static bool send_some(struct connection *connection)
{
    while (connection->sent < connection->written) {
        const size_t left = connection->written - connection->sent;
        const ssize_t bytes = send(connection->socket, connection->out->bytes + connection->sent, left, MSG_NOSIGNAL);
        if (bytes < 0) {
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        }
        connection->sent += (unsigned)bytes;
    }
    typed_pool_buffer_free(&buffers, connection->out);
    connection->out = NULL;
    connection->written = 0;
    connection->sent = 0;
    return true;
}

/* Answer the whole lines that were read, as long as there is room for an answer. False when the connection ends. */
static bool answer_lines(struct connection *connection)
{
    unsigned start = 0;
    while (!connection->is_closing && start < connection->read) {
        char *line = connection->in->bytes + start;
        char *end = (char *)memchr(line, '\n', connection->read - start);
        if (end == NULL || connection->written + LINE_BYTES > BUFFER_BYTES) {
            break;
        }
        if (connection->out == NULL) {
            connection->out = typed_pool_buffer_alloc(&buffers);
            if (connection->out == NULL) {
                return say_busy(connection->socket);
            }
        }
        *end = '\0';
        if (end > line && end[-1] == '\r') {
            end[-1] = '\0';
        }
        connection->written += (unsigned)answer_line(line, connection->out->bytes + connection->written, &connection->is_closing);
        start = (unsigned)(end + 1 - connection->in->bytes);
    }
    connection->read -= start;
    if (connection->read > 0) {
        memmove(connection->in->bytes, connection->in->bytes + start, connection->read);
    }
    /* A line that fills the whole buffer has no end to wait for. */
    return connection->read < BUFFER_BYTES || memchr(connection->in->bytes, '\n', BUFFER_BYTES) != NULL;
}

/* Read what there is; false when the peer is gone, or there is no buffer to read into. */
static bool read_some(struct connection *connection)
{
    if (connection->in == NULL) {
        connection->in = typed_pool_buffer_alloc(&buffers);
        if (connection->in == NULL) {
            return say_busy(connection->socket);
        }
    }
    if (connection->read == BUFFER_BYTES) {
        return true;
    }
    const ssize_t bytes = recv(connection->socket, connection->in->bytes + connection->read, BUFFER_BYTES - connection->read, 0);
    if (bytes < 0) {
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    }
    connection->read += (unsigned)bytes;
    return bytes > 0;
}

/* Read, answer, send. False when the connection is to be ended. */
static bool serve(worker *of, struct connection *connection, uint32_t events)
{
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 && !read_some(connection)) {
        return false;
    }
    unsigned before;
    do {
        before = connection->read;
        if (!answer_lines(connection) || !send_some(connection)) {
            return false;
        }
    } while (connection->out == NULL && connection->read < before && connection->read > 0);
    if (connection->out == NULL && connection->is_closing) {
        return false;
    }
    if (connection->read == 0) {
        typed_pool_buffer_free(&buffers, connection->in);
        connection->in = NULL;
    }
    if ((connection->out != NULL) != connection->is_waiting_to_write) {
        /* Who does not take answers is not asked for more questions. */
        connection->is_waiting_to_write = connection->out != NULL;
        struct epoll_event event = {.events = connection->is_waiting_to_write ? EPOLLOUT : EPOLLIN, .data = {.ptr = connection}};
        return epoll_ctl(of->epoll, EPOLL_CTL_MOD, connection->socket, &event) == 0;
    }
    return true;
}

static void end_all(worker *of)
{
    for (;;) {
        pthread_mutex_lock(&of->mutex);
        struct connection *connection = of->first;
        pthread_mutex_unlock(&of->mutex);
        if (connection == NULL) {
            return;
        }
        end_connection(of, connection);
    }
}

static void *work(void *argument)
{
    worker *self = (worker *)argument;
    struct epoll_event events[EVENTS];
    for (;;) {
        const int count = epoll_wait(self->epoll, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            struct connection *connection = (struct connection *)events[i].data.ptr;
            if (connection == NULL) { /* asked to stop */
                end_all(self);
                return NULL;
            }
            if (!serve(self, connection, events[i].events)) {
                end_connection(self, connection);
            }
        }
    }
}

static bool start_worker(worker *self)
{
    struct epoll_event event = {.events = EPOLLIN, .data = {.ptr = NULL}};
    self->epoll = epoll_create1(EPOLL_CLOEXEC);
    self->stop = eventfd(0, EFD_CLOEXEC);
    return self->epoll >= 0 && self->stop >= 0 && pthread_mutex_init(&self->mutex, NULL) == 0 &&
           epoll_ctl(self->epoll, EPOLL_CTL_ADD, self->stop, &event) == 0 && pthread_create(&self->thread, NULL, work, self) == 0;
}

bool server_start(size_t count, size_t most_connections, size_t most_buffers)
{
    if (typed_pool_connection_init_capacity(&connections, most_connections) != TYPED_OK || typed_pool_buffer_init_capacity(&buffers, most_buffers) != TYPED_OK) {
        return false;
    }
    workers = (worker *)calloc(count, sizeof *workers);
    while (workers != NULL && worker_count < count && start_worker(&workers[worker_count])) {
        worker_count++;
    }
    return worker_count == count;
}

void server_accept(int socket)
{
    struct connection *connection = typed_pool_connection_alloc(&connections);
    if (connection == NULL) {
        (void)say_busy(socket);
        (void)close(socket);
        refused++;
        return;
    }
    memset(connection, 0, sizeof *connection);
    connection->socket = socket;
    worker *of = &workers[next_worker % worker_count];
    next_worker++;
    pthread_mutex_lock(&of->mutex);
    connection->next = of->first;
    if (connection->next != NULL) {
        connection->next->previous = connection;
    }
    of->first = connection;
    pthread_mutex_unlock(&of->mutex);
    struct epoll_event event = {.events = EPOLLIN, .data = {.ptr = connection}};
    if (epoll_ctl(of->epoll, EPOLL_CTL_ADD, socket, &event) != 0) {
        end_connection(of, connection);
        refused++;
        return;
    }
    served++;
}

server_rest server_end(void)
{
    const uint64_t one = 1;
    for (size_t i = 0; i < worker_count; i++) {
        if (write(workers[i].stop, &one, sizeof one) == (ssize_t)sizeof one) {
            pthread_join(workers[i].thread, NULL);
        }
        (void)close(workers[i].stop);
        (void)close(workers[i].epoll);
        pthread_mutex_destroy(&workers[i].mutex);
    }
    const server_rest rest = {typed_pool_connection_live(&connections), typed_pool_buffer_live(&buffers), served, refused};
    typed_pool_connection_destroy(&connections);
    typed_pool_buffer_destroy(&buffers);
    free(workers);
    return rest;
}
