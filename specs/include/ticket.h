#ifndef TICKET_H_INCLUDED
#define TICKET_H_INCLUDED

struct ticket {
    unsigned number;
    char subject[52];
};

#endif
