/* A user's session: it owns memory, so it has a function that makes one and a function that ends one. Both are
 * told what `typed_pool_session_set_context` was given: here the counts of a server. */
#ifndef SESSION_H_INCLUDED
#define SESSION_H_INCLUDED

#include <stddef.h>
#include <stdlib.h>

struct session_counts {
    size_t opened;
    size_t closed;
};

struct session {
    char *inbox;
    size_t inbox_size;
};

/* 0, or -1 when there is no memory: the convention that `init_returns = "zero"` names. */
static inline int session_open(struct session *session, void *context)
{
    struct session_counts *counts = (struct session_counts *)context;
    session->inbox_size = 256;
    session->inbox = (char *)malloc(session->inbox_size);
    if (session->inbox == NULL) {
        return -1;
    }
    if (counts != NULL) {
        counts->opened++;
    }
    return 0;
}

static inline void session_close(struct session *session, void *context)
{
    struct session_counts *counts = (struct session_counts *)context;
    free(session->inbox);
    if (counts != NULL) {
        counts->closed++;
    }
}

#endif
