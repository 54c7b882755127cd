/* Threads that make, allocate, resize and pop in one emitted stack that they share, which drops what was made: each element
 * is dropped once, by the pop that gives it back or with what it is in, and by nobody else; and what something was allocated
 * behind, while it was dropped, goes back with that.
 *
 * Compiled with -DHEADER='"typed_stack_x.h"' -DARENA=typed_stack_x, with -DSUFFIX=_made -DODD=_byte where its elements have
 * these names, with -DRAW=_raw where there are some that have an init hook alone, with -DLEAKS where what is live is tracked, with -DIS_FULL=1 where checks are full, and with
 * -DGROUP=typed_group_x where a group is charged exactly; `made pops THREADS ROUNDS` exits with 0, or with 1 after saying what
 * was wrong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include "stress_arena.h"

#include <sched.h>
#include <sys/wait.h>
#include <typed/fault.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define IS_TAKEN_BACK(p) (__asan_address_is_poisoned(p) != 0)
#else
#define IS_TAKEN_BACK(p) true
#endif
#ifndef SUFFIX
#define SUFFIX
#endif
#ifndef IS_FULL
#define IS_FULL 0
#endif

#ifdef RAW
#define R(name) JOIN(P(name), RAW)
#endif

#ifdef GROUP
#include <typed/monitor.h>
extern typed_group GROUP; /* of the emitted code */
#endif

#define E(name) JOIN(P(name), SUFFIX)

enum {
    STEPS = 500,
    MOST_HELD = 12,
    LINKS = 8
};

typedef struct worker {
    long id;
    size_t made;
    size_t popped;
} worker;

typedef P(_frame) frame_of;
typedef void hook_act(struct made *object); /* what else a hook does */

static ARENA stack;
static worker workers[MOST_THREADS];
static size_t dropped; /* by anybody */

static size_t faults;

static __thread size_t hook_calls; /* of drops in this thread */
static __thread hook_act *init_acts; /* once, in an init hook that fails */
static __thread hook_act *drop_acts; /* once, in a drop hook */

static struct made *alloc_array(size_t count)
{
    return JOIN(E(_alloc), _n)(&stack, count);
}

bool made_init(struct made *object)
{
    hook_act *acts = init_acts;
    object->state = MADE;
    init_acts = NULL;
    if (acts != NULL) {
        acts(object);
    }
    return acts == NULL;
}

static int raw_step; /* 1: it is being made, behind what is being dropped; 2: that has been */

bool raw_init(struct raw *object)
{
    (void)object;
    __atomic_store_n(&raw_step, 1, __ATOMIC_RELEASE);
    while (__atomic_load_n(&raw_step, __ATOMIC_ACQUIRE) == 1) {
        (void)sched_yield();
    }
    return false;
}

void made_drop(struct made *object)
{
    if (object->state != MADE) {
        WRONG("dropped, and not made");
    }
    object->state = DROPPED;
    hook_calls++;
    (void)__atomic_add_fetch(&dropped, 1, __ATOMIC_RELAXED);
    hook_act *acts = drop_acts;
    drop_acts = NULL;
    if (acts != NULL) {
        acts(object);
    }
}

static void wanted(bool is_right, const char *what)
{
    if (!is_right) {
        WRONG("%s", what);
    }
}

/* A pop runs the hook if it pops what was made, and else it runs none. */
static bool pops(struct made *array, size_t count, bool is_made)
{
    const size_t before = hook_calls;
    const bool is_popped = E(_try_pop)(&stack, array, count);
    wanted(hook_calls == before + (is_popped && is_made), "a pop has dropped what it does not pop, or not what it does");
    return is_popped;
}

/* What is not one allocation is not popped as one, and what was made is not resized where it is. */
static void misunderstand(struct made *plain, struct made *made)
{
    wanted(!pops(plain, (size_t)(made - plain) + 1, false), "popped with what is before it");
    wanted(E(_resize)(&stack, made, 1, 0) == made, "resized to nothing");
    wanted(made->state == MADE, "dropped by a resize");
    struct made *moved = E(_resize)(&stack, made, 1, 2);
    wanted(moved != made, "resized where it is");
    (void)(moved != NULL && pops(moved, 2, false));
}

static void *work(void *argument)
{
    worker *w = (worker *)argument;
    for (size_t i = 0; i < STEPS; i++) {
        struct made *plain = E(_alloc)(&stack);
        struct made *made = E(_new)(&stack);
        struct made *array = alloc_array(2);
        w->made += made != NULL;
        if (plain != NULL) {
            plain->state = w->id;
        }
        if (array != NULL) {
            array[0].state = array[1].state = w->id;
            wanted(made == NULL || !pops(made, 1, true), "popped from below another");
            wanted(made == NULL || made->state == MADE, "another has written an element");
            (void)pops(array, 2, false);
        }
        if (plain != NULL && made != NULL && plain < made && i % 8 == 0) {
            misunderstand(plain, made);
        }
        w->popped += made != NULL && pops(made, 1, true);
        wanted(plain == NULL || plain->state == w->id, "another has written an element");
        (void)(plain != NULL && pops(plain, 1, false));
    }
    return NULL;
}

static void pop_all(void)
{
    for (long round = 0; round < rounds; round++) {
        wanted(P(_init)(&stack) == TYPED_OK, "no stack");
        dropped = 0;
        memset(workers, 0, sizeof workers);
        for (long i = 0; i < thread_count; i++) {
            workers[i].id = i + 100;
        }
        start_threads(work, workers, sizeof *workers);
        join_threads();
        size_t made = 0;
        size_t popped = 0;
        for (long i = 0; i < thread_count; i++) {
            made += workers[i].made;
            popped += workers[i].popped;
        }
        wanted(popped == dropped, "popped are not those that were dropped");
        wanted(thread_count > 1 || popped == made, "not popped, although nobody came between");
        wanted(P(_verify)(&stack), "not sound");
        (P(_destroy))(&stack);
        if (made != dropped) {
            WRONG("%zu were made and %zu dropped", made, dropped);
        }
    }
}

static void note_fault(const typed_fault *fault, void *context)
{
    (void)fault;
    (void)context;
    faults++;
}

/* That nothing is taken any more, by whatever counts it. */
static void check_empty(void)
{
    typed_stats stats;
    wanted(P(_used)(&stack) == 0, "something is left");
    wanted(P(_usage)(&stack).used == 0, "elements are left");
    wanted(!P(_stats)(&stack, &stats) || (stats.allocation_count == stats.deallocation_count && stats.allocated_bytes == 0), "statistics have something left");
    wanted(P(_verify)(&stack), "not sound");
#ifdef GROUP
    wanted(GROUP.charged == 0, "a group is charged for something");
#endif
#ifdef LEAKS
    wanted(!P(_has_leaks)(&stack) && P(_live_count)(&stack) == 0, "something is live");
#endif
}

static size_t used;
static size_t used_by_elements;

static void remember(void)
{
    used = P(_used)(&stack);
    used_by_elements = P(_usage)(&stack).used;
}

static bool is_as_before(void)
{
    return P(_used)(&stack) == used && P(_usage)(&stack).used == used_by_elements;
}

static struct made *behind; /* what a hook has left behind its element */
static typed_marker below;

static void leave_behind(struct made *object)
{
    (void)object;
    behind = E(_alloc)(&stack);
    wanted(behind != NULL, "no room");
    memset((void *)behind, 1, sizeof *behind);
}

/* Makes and pops another, LINKS of them, each while the one before is dropped; then leaves something behind them all. */
static void pop_one_more(struct made *object)
{
    static __thread int links;
    if (++links == LINKS) {
        links = 0;
        leave_behind(object);
        return;
    }
    struct made *next = E(_new)(&stack);
    wanted(next != NULL, "no room");
    drop_acts = pop_one_more;
    wanted(E(_try_pop)(&stack, next, 1), "not popped while the one before is dropped");
    wanted(object->state == DROPPED && next->state == DROPPED, "taken back too early");
}

static void mark_and_leave_behind(struct made *object)
{
    below = P(_mark)(&stack);
    leave_behind(object);
}

static void return_below(struct made *object)
{
    wanted(P(_restore)(&stack, below) == TYPED_OK, "no return");
    behind = E(_new)(&stack);
    wanted(behind == object, "not where the other one was");
    drop_acts = NULL;
}

static void pop_itself(struct made *object)
{
    wanted(!pops(object, 1, false), "popped while it is being popped");
}

static void reset_all(struct made *object)
{
    (void)object;
    (P(_reset))(&stack);
}

/* Make an element and pop it, with a hook that does this. */
static struct made *pop_made(hook_act *acts)
{
    struct made *made = E(_new)(&stack);
    wanted(made != NULL, "no room");
    drop_acts = acts;
    wanted(pops(made, 1, true), "not popped");
    wanted(drop_acts == NULL, "not dropped");
    return made;
}

/* What waits for what is behind it is not popped twice, hides what is below it, and is there no more with what is behind. */
static void wait_and_go(struct made *first)
{
    remember();
    struct made *made = pop_made(leave_behind);
    wanted(!is_as_before(), "taken back too early");
    faults = 0;
    wanted(!pops(made, 1, false) && faults == IS_FULL, "popped twice");
    wanted(!pops(first, 1, false), "popped from below another");
    wanted(pops(behind, 1, false), "what a hook has left is not popped");
    wanted(is_as_before(), "what was popped has not gone with what was behind it");
    wanted(IS_TAKEN_BACK(made) && IS_TAKEN_BACK(behind), "what has gone can still be written");
    wanted(!pops(made, 1, false), "popped when it had gone");
    (void)pop_made(pop_itself);
    wanted(is_as_before(), "not popped, as its hook tried the same");
}

static void wait_for_another_way(void)
{
    remember();
    (void)pop_made(leave_behind);
    wanted(E(_resize)(&stack, behind, 1, 0) != NULL && is_as_before(), "not gone with what was resized to nothing");
    init_acts = leave_behind;
    wanted(E(_new)(&stack) == NULL, "made, and refused");
    wanted(pops(behind, 1, false) && is_as_before(), "what an init hook refused has not gone");
    drop_acts = pop_one_more;
    struct made *made = E(_new)(&stack);
    const size_t before = dropped;
    wanted(made != NULL && E(_try_pop)(&stack, made, 1) && dropped == before + LINKS, "not all were dropped");
    wanted(!is_as_before() && pops(behind, 1, false) && is_as_before(), "some of many have not gone");
}

/* Positions: at the end of what waits, below it, and of a frame. */
static void wait_and_return(void)
{
    remember();
    (void)pop_made(mark_and_leave_behind);
    wanted(P(_restore)(&stack, below) == TYPED_OK && is_as_before(), "not gone with a return to its end");
    below = P(_mark)(&stack);
    (void)pop_made(leave_behind);
    wanted(P(_restore)(&stack, below) == TYPED_OK && is_as_before(), "not gone with a return below it");
    frame_of frame = P(_frame_begin)(&stack);
    (void)pop_made(leave_behind);
    (P(_frame_end))(&frame);
    wanted(is_as_before(), "not gone with its frame");
    below = P(_mark)(&stack);
    (void)pop_made(return_below);
    wanted(behind->state == MADE && !is_as_before(), "another has gone in its place");
    wanted(pops(behind, 1, true) && is_as_before(), "what was made in its place is not popped");
}

static void wait_all(void)
{
    typed_set_fault_handler(note_fault, NULL);
    for (long round = 0; round < rounds; round++) {
        wanted(P(_init)(&stack) == TYPED_OK, "no stack");
        dropped = 0;
        /* So that chunks end at other places. */
        struct made *some = alloc_array((size_t)round % 23 + 1);
        struct made *first = E(_alloc)(&stack);
        wanted(some != NULL && first != NULL, "no room");
#ifdef ODD
        /* So that what is made has to be aligned. */
        unsigned char *odd = JOIN(P(_alloc), ODD)(&stack);
        wanted(odd != NULL, "no room");
#endif
        wait_and_go(first);
        wait_for_another_way();
        wait_and_return();
        wanted(dropped == 8 + LINKS, "dropped another number of times");
#ifdef ODD
        wanted(JOIN(P(_try_pop), ODD)(&stack, odd, 1), "what is before it is not popped");
#endif
        wanted(pops(first, 1, false) && pops(some, (size_t)round % 23 + 1, false), "not popped in the end");
        check_empty();
        (void)pop_made(reset_all);
        check_empty();
        (void)pop_made(leave_behind);
        (P(_reset))(&stack);
        check_empty();
        (void)pop_made(leave_behind);
        (P(_destroy))(&stack);
        wanted(dropped == 11 + LINKS, "dropped by the end");
    }
}

/* A block of a worker, and whether it was made. */
typedef struct held {
    struct made *array;
    size_t count;
    bool is_made;
} held;

typedef struct holder {
    uint64_t random;
    size_t made;
    size_t count;
    held held[MOST_HELD];
} holder;

static holder holders[MOST_THREADS];

static void let_others(struct made *object)
{
    (void)object;
    (void)sched_yield();
}

static void hold_one(holder *h)
{
    held *one = &h->held[h->count];
    one->is_made = h->random >> 40 & 1;
    one->count = one->is_made ? 1 : (h->random >> 41) % 3 + 1;
    init_acts = (h->random >> 45) % 8 == 0 ? let_others : NULL;
    one->array = one->is_made ? E(_new)(&stack) : alloc_array(one->count);
    h->made += one->is_made && one->array != NULL;
    h->count += one->array != NULL;
    init_acts = NULL;
}

static bool let_one_go(holder *h)
{
    const held *one = &h->held[h->count - 1];
    drop_acts = h->random >> 50 & 1 ? let_others : NULL;
    const bool is_popped = pops(one->array, one->count, one->is_made);
    h->count -= is_popped;
    return is_popped;
}

static void *hold_and_let_go(void *argument)
{
    holder *h = (holder *)argument;
    for (size_t i = 0; i < STEPS; i++) {
        h->random = h->random * 6364136223846793005U + 1442695040888963407U;
        if (h->count < MOST_HELD && h->random >> 60 < 9) {
            hold_one(h);
        } else if (h->count > 0) {
            (void)let_one_go(h);
        }
    }
    return NULL;
}

/* Pop what everybody still has, each the newest of its own first, until no pop succeeds. */
static void pop_the_rest(void)
{
    bool is_popped = true;
    while (is_popped) {
        is_popped = false;
        for (long i = 0; i < thread_count; i++) {
            while (holders[i].count > 0 && let_one_go(&holders[i])) {
                is_popped = true;
            }
        }
    }
}

static void hold_all(void)
{
    for (long round = 0; round < rounds; round++) {
        const bool is_framed = round % 3 == 2;
        size_t made = 0;
        wanted(P(_init)(&stack) == TYPED_OK, "no stack");
        dropped = 0;
        memset(holders, 0, sizeof holders);
        for (long i = 0; i < thread_count; i++) {
            holders[i].random = (uint64_t)(round * MOST_THREADS + i);
        }
        frame_of frame = P(_frame_begin)(&stack);
        start_threads(hold_and_let_go, holders, sizeof *holders);
        join_threads();
        if (is_framed) {
            (P(_frame_end))(&frame);
        } else {
            pop_the_rest();
        }
        check_empty();
        for (long i = 0; i < thread_count; i++) {
            made += holders[i].made;
            wanted(is_framed || holders[i].count == 0, "a block cannot be popped");
        }
        if (made != dropped) {
            WRONG("%zu were made and %zu dropped", made, dropped);
        }
        (P(_destroy))(&stack);
        wanted(made == dropped, "dropped by the end");
    }
}

#ifdef RAW

static void *make_raw(void *argument)
{
    (void)argument;
    wanted(R(_new)(&stack) == NULL, "not refused");
    return NULL;
}

static void let_another_make(struct made *object)
{
    (void)object;
    start_threads(make_raw, workers, sizeof *workers);
    while (__atomic_load_n(&raw_step, __ATOMIC_ACQUIRE) == 0) {
        (void)sched_yield();
    }
}

/* An element that is refused uncovers what was popped before it as well as one that is popped. */
static void refuse_behind(void)
{
    typed_set_fault_handler(note_fault, NULL);
    for (long round = 0; round < rounds; round++) {
        wanted(P(_init)(&stack) == TYPED_OK, "no stack");
        dropped = 0;
        raw_step = 0;
        struct made *first = E(_alloc)(&stack);
        (void)pop_made(let_another_make);
        wanted(dropped == 1 && !pops(first, 1, false), "popped from below what waits");
        __atomic_store_n(&raw_step, 2, __ATOMIC_RELEASE);
        join_threads();
        wanted(pops(first, 1, false), "what was popped has not gone with what was refused behind it");
        check_empty();
        (P(_destroy))(&stack);
    }
}

#endif

static int is_dropping;

static void wait_for_leave(struct made *object)
{
    (void)object;
    __atomic_store_n(&is_dropping, 1, __ATOMIC_RELEASE);
    while (__atomic_load_n(&is_dropping, __ATOMIC_ACQUIRE) == 1) {
        (void)sched_yield();
    }
}

static void *pop_slowly(void *argument)
{
    (void)argument;
    (void)pop_made(wait_for_leave);
    return NULL;
}

/* In the child of a fork the pop of a thread that is not there never ends: a return to a position below does. */
static void be_child(struct made *first)
{
    wanted(pops(behind, 1, false), "not popped in the child");
    wanted(!pops(first, 1, false), "popped from below what is still being dropped");
    wanted(P(_restore)(&stack, below) == TYPED_OK && pops(first, 1, false), "not popped after a return");
    check_empty();
    (P(_destroy))(&stack);
    wanted(dropped == 1, "dropped again");
}

static void fork_between(void)
{
    typed_set_fault_handler(note_fault, NULL);
    for (long round = 0; round < rounds; round++) {
        wanted(P(_init)(&stack) == TYPED_OK, "no stack");
        dropped = 0;
        is_dropping = 0;
        struct made *first = E(_alloc)(&stack);
        below = P(_mark)(&stack);
        start_threads(pop_slowly, workers, sizeof *workers);
        while (__atomic_load_n(&is_dropping, __ATOMIC_ACQUIRE) == 0) {
            (void)sched_yield();
        }
        leave_behind(NULL);
        const pid_t child = fork();
        if (child == 0) {
            be_child(first);
            _exit(0);
        }
        int status = 1;
        wanted(child > 0 && waitpid(child, &status, 0) == child && status == 0, "the child failed");
        __atomic_store_n(&is_dropping, 2, __ATOMIC_RELEASE);
        join_threads();
        wanted(!pops(first, 1, false) && pops(behind, 1, false) && pops(first, 1, false), "not popped in the parent");
        check_empty();
        (P(_destroy))(&stack);
        wanted(dropped == 1, "dropped again");
    }
}

int main(int argc, char **argv)
{
    (void)alarm(100); /* what is broken may never end */
    static const scenario scenarios[] = {
#ifdef RAW
        {"refused", refuse_behind},
#endif
        {"pops", pop_all},
        {"waits", wait_all},
        {"holds", hold_all},
        {"forks", fork_between},
    };
    return run_scenario(argc, argv, scenarios, sizeof scenarios / sizeof scenarios[0]);
}
