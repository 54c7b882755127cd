/* The path of an execution through all that could have been chosen, shared by the files of the explorer. */
#ifndef WALK_H_INCLUDED
#define WALK_H_INCLUDED

#include "explorer.h"

enum {
    WALK_THREADS = EXPLORER_THREADS + 1
};

/* What a thread did or is about to do. */
typedef struct walk_step {
    const volatile void *object;
    explorer_kind kind;
    bool writes;
    bool begins_call;
    bool ends_call;
} walk_step;

/* A place where there was something to choose: which thread goes on, or whether a compare-exchange fails. Sets of threads
 * have a bit for each. */
typedef struct walk_choice {
    bool is_failure; /* the latter: chosen is 1 when it fails */
    int chosen;
    int before; /* the thread that took the step before, or 0 */
    unsigned preemptions; /* before this */
    unsigned enabled; /* threads that could go on */
    unsigned tried; /* those all of whose orders are done */
    unsigned asleep; /* those whose orders are done elsewhere */
    walk_step taken; /* what the chosen thread did; `writes` and `ends_call` if it did in any execution so far */
    walk_step slept[WALK_THREADS];
    uint32_t value; /* what was at the object, for people */
} walk_choice;

typedef struct walk_state {
    explorer_options options;
    int threads;
    walk_choice path[EXPLORER_STEPS + 1];
    int known; /* choices of the path that are made */
    int depth; /* those that this execution has come to */
    int last_step; /* the one that gave the step which is being taken */
    unsigned preemptions; /* of this execution */
    const char *replay_at; /* the rest of a replay; NULL when all is explored */
} walk_state;

extern walk_state walk;

void walk_begin(const explorer_options *options, int threads);

/* A new execution, from the start of the path. */
void walk_restart(void);

/* The thread that takes the next step, of those that could; 0 when orders of the rest are all done elsewhere. */
int walk_thread(unsigned enabled);

/* Whether the compare-exchange that is about to succeed shall fail. */
bool walk_failure(void);

/* Make the last choice that has an alternative otherwise; false when none has. */
bool walk_back_up(void);

#endif
