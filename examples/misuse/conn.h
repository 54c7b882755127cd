#ifndef CONN_H_INCLUDED
#define CONN_H_INCLUDED

struct conn {
    int fd;
    char peer[60];
};

struct note {
    int line;
    char text[28];
};

#endif
