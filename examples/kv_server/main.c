/* A key-value server over a line protocol, on thread-cached pools: see README.md. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "server.h"
#include "table.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

/* A socket that listens on the loopback interface, or -1; its port is printed. */
static int listen_on(unsigned port)
{
    struct sockaddr_in address;
    socklen_t bytes = sizeof address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    const int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listening < 0 || setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
        bind(listening, (struct sockaddr *)&address, sizeof address) != 0 || listen(listening, SOMAXCONN) != 0 ||
        getsockname(listening, (struct sockaddr *)&address, &bytes) != 0) {
        return -1;
    }
    printf("listening on 127.0.0.1:%u\n", (unsigned)ntohs(address.sin_port));
    (void)fflush(stdout);
    return listening;
}

/* SIGINT and SIGTERM as something to read; workers inherit that they are blocked. */
static int signals(void)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    return sigprocmask(SIG_BLOCK, &ends, NULL) == 0 ? signalfd(-1, &ends, SFD_CLOEXEC) : -1;
}

static size_t number(const char *text, size_t otherwise)
{
    const unsigned long value = text == NULL ? 0 : strtoul(text, NULL, 10);
    return value == 0 ? otherwise : value;
}

int main(int count, char **arguments)
{
    if (count > 5) {
        (void)fputs("usage: kv_server [PORT [WORKERS [CONNECTIONS [BUFFERS]]]]\n", stderr);
        return 2;
    }
    const size_t workers = number(count > 2 ? arguments[2] : NULL, 4);
    const size_t connections = number(count > 3 ? arguments[3] : NULL, 4096);
    const size_t buffers = number(count > 4 ? arguments[4] : NULL, 4096);
    const int ending = signals();
    if (ending < 0 || !table_start() || !server_start(workers, connections, buffers)) {
        (void)fputs("kv_server: no memory, thread or descriptor to start with\n", stderr);
        return 1;
    }
    const int listening = listen_on(count > 1 ? (unsigned)strtoul(arguments[1], NULL, 10) : 0);
    if (listening < 0) {
        perror("kv_server");
        return 1;
    }
    struct pollfd waiting[] = {{.fd = ending, .events = POLLIN}, {.fd = listening, .events = POLLIN}};
    while (waiting[0].revents == 0) {
        if (poll(waiting, 2, -1) > 0 && waiting[1].revents != 0) {
            const int socket = accept4(listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (socket >= 0) {
                server_accept(socket);
            }
        }
    }
    (void)close(listening);
    (void)close(ending);
    const server_rest rest = server_end();
    const size_t entries = table_end();
    printf("%zu connections served, %zu refused; live at the end: %zu connections, %zu buffers, %zu entries\n", rest.served, rest.refused,
        rest.connections, rest.buffers, entries);
    return rest.connections + rest.buffers + entries == 0 ? 0 : 1;
}
