/* Who has which element of the pool that is explored, and which calls there were. All of it starts anew with each
 * execution, but for what was observed. */
#ifndef ACCOUNT_H_INCLUDED
#define ACCOUNT_H_INCLUDED

#include "explorer.h"
#include "history.h"

enum {
    MOST_ELEMENTS = 20, /* of a pool; one that was handed out more often is found before that */
    ALL_THREADS = EXPLORER_THREADS + 1
};

/* What a thread holds, the longest first. */
typedef struct hand {
    int held[MOST_ELEMENTS];
    int count;
} hand;

typedef struct account_state {
    size_t capacity;
    void *known[MOST_ELEMENTS]; /* elements, numbered as they first appear */
    int known_count;
    uint32_t live; /* a bit for each */
    uint32_t live_at_first; /* when threads start */
    hand hands[ALL_THREADS];
    history_call calls[HISTORY_CALLS];
    int call_count;
} account_state;

extern account_state account;

/* Note what a thread was given: the element's number. */
int account_receive(int thread, void *object);

/* Take something out of a hand. */
int account_part_with(hand *of, int at);

/* Calls of the threads; those of setup and check are not kept. */
history_call *account_begin(history_kind kind, unsigned asked);
void account_end(history_call *call);

/* Whether the calls were possible, where threads may cache so much. Keeps what was observed. */
bool account_is_possible(history_cache cache);

/* How many different things were observed in all executions. */
unsigned long account_observations(void);

/* Print the calls. */
void account_describe(void);

#endif
