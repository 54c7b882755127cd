/* What a client asks of a server. */
#ifndef REQUEST_H_INCLUDED
#define REQUEST_H_INCLUDED

struct request {
    int client;
    unsigned length;
    char text[104];
};

#endif
