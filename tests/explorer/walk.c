/* The walk: depth first, and only the path is kept.
 *
 * Two ways to keep it finite. With a bound on preemptions every order within the bound is run. Without one, orders that
 * differ only in steps that do not touch each other are run once, by sleep sets: when all orders that go on with some
 * step are done, the thread that took it sleeps in those that go on with another thread's step, until a step comes that
 * does not commute with its own. (Both at once would be wrong: the one order that is left of several may need more
 * preemptions than the others.) */
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NOBODY = 0
};

walk_state walk;

static unsigned bit(int thread)
{
    return 1u << thread;
}

static bool is_reduced(void)
{
    return walk.options.preemptions == EXPLORER_UNBOUNDED && !walk.options.all_orders;
}

/* Whether two steps may not be exchanged. Calls of an interface keep their order too: which was over before which
 * began. */
static bool is_dependent(const walk_step *a, const walk_step *b)
{
    if (a->kind >= EXPLORER_WAIT || b->kind >= EXPLORER_WAIT) {
        return true;
    }
    if (a->object == b->object && (a->writes || b->writes)) {
        return true;
    }
    return (a->begins_call && b->ends_call) || (a->ends_call && b->begins_call);
}

/* The next thread to try, the one before first. */
static int candidate(const walk_choice *at)
{
    const bool could_go_on = (at->enabled & bit(at->before)) != 0;
    const unsigned left = at->enabled & ~at->tried & ~at->asleep;
    for (int i = 0; i <= walk.threads; i++) {
        const int thread = i == 0 ? at->before : i;
        const unsigned cost = could_go_on && thread != at->before;
        if (thread != NOBODY && (left & bit(thread)) != 0 && at->preemptions + cost <= walk.options.preemptions) {
            return thread;
        }
    }
    return NOBODY;
}

/* Who sleeps after a step: those that slept before it, and whose own step commutes with it. */
static void fall_asleep(walk_choice *at, const walk_choice *parent)
{
    for (int thread = 1; thread <= walk.threads; thread++) {
        if ((parent->asleep & bit(thread)) != 0 && !is_dependent(&parent->slept[thread], &parent->taken)) {
            at->asleep |= bit(thread);
            at->slept[thread] = parent->slept[thread];
        }
    }
}

/* The thread that a replay names next; after its end, whoever can go on. */
static int replayed(const walk_choice *at)
{
    if (*walk.replay_at == '\0') {
        return candidate(at);
    }
    const int thread = *walk.replay_at - '0';
    walk.replay_at++;
    if (thread < 1 || thread > walk.threads || (at->enabled & bit(thread)) == 0) {
        (void)fprintf(stderr, "explorer: the replay names thread %d for step %d, and that cannot go on there\n", thread, walk.depth);
        exit(2);
    }
    return thread;
}

void walk_begin(const explorer_options *options, int threads)
{
    walk.options = *options;
    walk.threads = threads;
    walk.known = 0;
    walk.replay_at = options->replay;
}

void walk_restart(void)
{
    walk.depth = 0;
    walk.last_step = 0;
    walk.preemptions = 0;
}

int walk_thread(unsigned enabled)
{
    walk_choice *at = &walk.path[walk.depth];
    if (walk.depth == walk.known) {
        const bool is_first = walk.depth == 0;
        memset(at, 0, sizeof *at);
        at->before = is_first ? NOBODY : walk.path[walk.last_step].chosen;
        at->preemptions = walk.preemptions;
        at->enabled = enabled;
        if (!is_first && is_reduced()) {
            fall_asleep(at, &walk.path[walk.last_step]);
        }
        at->chosen = walk.replay_at != NULL ? replayed(at) : candidate(at);
        if (at->chosen == NOBODY) {
            return NOBODY;
        }
        walk.known++;
    } else if (at->is_failure || at->enabled != enabled) {
        explorer_fail("step %d is not what it was before: something depends on more than the schedule", walk.depth);
    }
    walk.preemptions += (enabled & bit(at->before)) != 0 && at->chosen != at->before;
    walk.last_step = walk.depth;
    walk.depth++;
    return at->chosen;
}

bool walk_failure(void)
{
    walk_choice *at = &walk.path[walk.depth];
    if (walk.depth == walk.known) {
        memset(at, 0, sizeof *at);
        at->is_failure = true;
        if (walk.replay_at != NULL && *walk.replay_at == '!') {
            at->chosen = 1;
            walk.replay_at++;
        }
        walk.known++;
    }
    walk.depth++;
    return at->chosen == 1;
}

bool walk_back_up(void)
{
    for (; walk.known > 0; walk.known--) {
        walk_choice *at = &walk.path[walk.known - 1];
        if (at->is_failure) {
            if (at->chosen == 0) {
                at->chosen = 1;
                return true;
            }
            continue;
        }
        at->tried |= bit(at->chosen);
        if (is_reduced()) {
            at->asleep |= bit(at->chosen);
            at->slept[at->chosen] = at->taken;
        }
        at->chosen = candidate(at);
        memset(&at->taken, 0, sizeof at->taken);
        if (at->chosen != NOBODY) {
            return true;
        }
    }
    return false;
}
